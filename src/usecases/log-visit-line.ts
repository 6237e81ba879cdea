import type { CustomerId } from '../domain/customer.ts';
import type { Mentioned } from '../domain/quantity.ts';
import type { VisitId } from '../domain/visit.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import type { VisitLine } from '../language/read-visit-line.ts';
import type { Message } from '../views/message.ts';
import { visitEcho, visitTitle } from '../views/visit-card.ts';
import { logVisit } from './log-visit.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** Logs what a line says of a customer, and echoes it. A line without a day is of the day it was typed. */
export async function logVisitLine(
  context: UseCaseContext & { readonly words: Words; readonly mentioned: readonly Mentioned[] },
  { visit, note, followUp, openDays }: VisitLine,
  customerId: CustomerId,
  typedOn: CalendarDay,
): Promise<{ readonly message: Message; readonly visitId: VisitId }> {
  const card = await logVisit(context, {
    customerId,
    day: visit?.day ?? typedOn,
    time: visit?.time ?? null,
    note,
    mentioned: context.mentioned,
    followUp: followUp && {
      what: followUp.what,
      due: { day: followUp.day, time: followUp.time },
    },
  });
  const message = visitEcho({ ...card, openDays }, visitTitle(card.visit), context.words);
  return { message, visitId: card.visit.id };
}

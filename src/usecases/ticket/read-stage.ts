import { locales } from '../../domain/locale.ts';
import { formatReference } from '../../domain/reference.ts';
import { stageName } from '../../domain/ticket/stage-name.ts';
import { currentStages } from '../../domain/ticket/stage-order.ts';
import type { TicketTemplate } from '../../domain/ticket/stage-template.ts';
import { isAtHand } from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import { wordsFor } from '../../i18n/words.ts';
import { type NamedStage, nearStageAtStart, stageAtStart } from '../../language/read-stage-name.ts';
import { shorten } from '../../views/message.ts';
import { sayPhrase } from '../../views/problem-message.ts';
import type { OpenedTicket } from './find-ticket.ts';

/** The stages of a template by what they are called in every language. */
export const namedStages = (template: TicketTemplate): readonly NamedStage[] =>
  template.stages.map(({ code }) => ({
    code,
    names: locales.map((locale) => sayPhrase(stageName(code, template), wordsFor(locale))),
  }));

/** The stage that a text starts with, null where it names none, and the rest of the text. */
export function readStage(
  text: string,
  template: TicketTemplate,
): {
  readonly stage: { readonly code: string } | null;
  readonly rest: string;
  readonly isApart: boolean;
} {
  const found = stageAtStart(text, namedStages(template));
  return found
    ? { stage: { code: found.code }, rest: found.rest, isApart: found.isApart }
    : { stage: null, rest: text.trim(), isApart: true };
}

/** @throws UserError where a text starts with what is nearly the name of a stage: it is no note. */
export function refuseNearStage({ file, template }: OpenedTicket, text: string): void {
  const near = nearStageAtStart(text, namedStages(template));
  if (!near) return;
  throw new UserError('error.stageNear', {
    reference: formatReference('ticket', file.ticket.number),
    typed: near.typed,
    stage: [stageName(near.code, template)],
  });
}

/** What is said where a stage was named that is none. */
export function unknownStage(
  { file, template }: OpenedTicket,
  typed: string,
  example: UserError['example'],
): UserError {
  const near = nearStageAtStart(typed, namedStages(template));
  const reference = formatReference('ticket', file.ticket.number);
  if (near) {
    const stage = [stageName(near.code, template)];
    return new UserError('error.stageNear', { reference, typed: near.typed, stage }, example);
  }
  const stages = currentStages(file)
    .filter(isAtHand)
    .map(({ code }) => stageName(code, template));
  const shown = { reference, typed: shorten(typed, 80), stages };
  return new UserError('error.stageUnknown', shown, example);
}

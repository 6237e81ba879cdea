import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import { UserError } from '../../domain/user-error.ts';
import type { VisitId } from '../../domain/visit.ts';
import { calendarDay, clockTime } from '../../domain/zoned-time.ts';
import { editVisit } from '../../usecases/edit-visit.ts';
import { type LogVisitInput, logVisit } from '../../usecases/log-visit.ts';
import { visitEcho, visitTitle } from '../../views/visit-card.ts';
import { defineForm } from '../define-form.ts';
import type { FormValues } from '../read-payloads.ts';
import { rewrite, say } from '../reply.ts';

/** Logs the visit of the form, or changes the one it was opened for. */
export const saveVisitForm = defineForm({
  name: 'visit:save',
  metadata: z.object({
    visitId: z
      .string()
      .transform((id) => id as VisitId)
      .nullable(),
    version: z.number().nullable(),
    responseUrl: z.string().nullable(),
  }),
  firstField: 'customer',
  fieldOf: {
    'error.visitFar': 'day',
    'error.visitLongAgo': 'day',
    'error.noteLong': 'note',
    'error.followUpPast': 'followUpDay',
    'error.followUpFar': 'followUpDay',
    'error.followUpDayMissing': 'followUpDay',
  },
  async run({ values, choices }, { visitId, version }, context) {
    const { words } = context;
    const input = {
      ...readVisitFields(values),
      isMeeting: choices.kind?.includes('meeting') ?? false,
    };
    if (visitId === null || version === null) {
      const card = await logVisit(context, input);
      return say(visitEcho(card, visitTitle(card.visit), words));
    }
    const card = await editVisit(context, { visitId, version }, input);
    return rewrite(visitEcho(card, 'visit.changed', words));
  },
});

function readVisitFields(values: FormValues): LogVisitInput {
  const { customer, day, time, note, followUp, followUpDay, followUpTime } = values;
  if (!customer) throw new UserError('error.customerMissing');
  const what = followUp?.trim() ?? '';
  if (!followUpDay && (what || followUpTime)) throw new UserError('error.followUpDayMissing');
  return {
    customerId: customer as CustomerId,
    day: day ? calendarDay(day) : null,
    time: time ? clockTime(time) : null,
    note: note?.trim() ?? '',
    mentioned: [],
    followUp: followUpDay
      ? {
          what,
          due: {
            day: calendarDay(followUpDay),
            time: followUpTime ? clockTime(followUpTime) : null,
          },
        }
      : null,
  };
}

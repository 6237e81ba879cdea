import { z } from 'zod';
import { chosenDue, dayChoices } from '../../domain/choose-day.ts';
import type { CustomerId } from '../../domain/customer.ts';
import {
  type ImportantDateId,
  importantDateKinds,
  nextOccurrence,
} from '../../domain/important-date.ts';
import { calendarDay } from '../../domain/zoned-time.ts';
import { addFollowUp } from '../../usecases/keep-follow-up.ts';
import {
  addImportantDate,
  removeImportantDate,
  showImportantDate,
} from '../../usecases/keep-important-dates.ts';
import { listImportantDates } from '../../usecases/list-important-dates.ts';
import { findCustomerToSee } from '../../usecases/show-customer.ts';
import { dateRow } from '../../views/format-important-dates.ts';
import {
  type DateReminder,
  dateEcho,
  dateFollowUpQuestion,
  dateWithFollowUp,
} from '../../views/important-date-card.ts';
import { importantDateForm } from '../../views/important-date-form.ts';
import { importantDateList } from '../../views/important-date-list.ts';
import { defineAction } from '../define-action.ts';
import type { GestureContext } from '../define-command.ts';
import { openForm, rewrite } from '../reply.ts';

const customerId = z.string().transform((id) => id as CustomerId);
const dateId = z.string().transform((id) => id as ImportantDateId);
const day = z.string().transform(calendarDay);

/** Opens the form for a date of a customer. */
export const addDateAction = defineAction({
  name: 'customer:add-date',
  value: z.object({ customerId }),
  async run({ customerId }, context) {
    const customer = await findCustomerToSee(context, customerId);
    return openForm(importantDateForm(customer, context.responseUrl, context.words));
  },
});

/** Keeps the date that a line named, of the customer that was picked. */
export const addDateForAction = defineAction({
  name: 'date:add',
  value: z.object({
    customerId,
    kind: z.enum(importantDateKinds),
    label: z.string(),
    day,
    isYearly: z.boolean(),
  }),
  run: async (input, context) =>
    rewrite(dateEcho(await addImportantDate(context, input), 'dates.added', context.words)),
});

/** Removes a date; from a list the list is shown again. */
export const removeDateAction = defineAction({
  name: 'date:remove',
  value: z.object({
    dateId,
    page: z.number().nullable().default(null),
    isOfAll: z.boolean().default(false),
  }),
  async run({ dateId, page, isOfAll }, context) {
    const card = await removeImportantDate(context, dateId);
    if (page === null) return rewrite(dateEcho(card, 'dates.removed', context.words));
    const of = isOfAll ? null : card.customer.id;
    return rewrite(importantDateList(await listImportantDates(context, of, page), context.words));
  },
});

/** Shows the dates of a customer, or another page of a list. */
export const listDatesAction = defineAction({
  name: 'date:list',
  value: z.object({ customerId: customerId.nullable(), page: z.number().int() }),
  run: async ({ customerId, page }, context) =>
    rewrite(importantDateList(await listImportantDates(context, customerId, page), context.words)),
});

const reminder = z.object({ dateId, told: day });

async function reminderOf(
  { dateId, told }: z.output<typeof reminder>,
  context: GestureContext,
): Promise<DateReminder> {
  const { date, customer } = await showImportantDate(context, dateId);
  const occurrence = nextOccurrence(date, told) ?? date.day;
  return { date, customer, occurrence, told, today: context.today };
}

/** Asks when the follow-up to a date is to be. */
export const askDateFollowUpAction = defineAction({
  name: 'date:follow-up',
  value: reminder,
  run: async (subject, context) =>
    rewrite(dateFollowUpQuestion(await reminderOf(subject, context), context.words)),
});

/** Adds the follow-up to a date, once for each reminder. */
export const addDateFollowUpAction = defineAction({
  name: 'date:add-follow-up',
  value: reminder.extend({ day: z.enum(dayChoices) }),
  once: ({ dateId, told }) => `${dateId}/${told}`,
  async run({ day, ...subject }, context) {
    const { actor, now, today, words } = context;
    const shown = await reminderOf(subject, context);
    const followUp = await addFollowUp(context, {
      what: dateRow(shown, today, words),
      due: chosenDue(day, { now, today, zone: actor.person.timeZone }),
      ownerId: actor.person.id,
      customerId: shown.customer.id,
      visitId: null,
    });
    return rewrite(dateWithFollowUp(shown, followUp, words));
  },
});

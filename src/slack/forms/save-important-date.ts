import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import { importantDateKinds } from '../../domain/important-date.ts';
import { UserError } from '../../domain/user-error.ts';
import { calendarDay } from '../../domain/zoned-time.ts';
import { addImportantDate } from '../../usecases/keep-important-dates.ts';
import { dateEcho } from '../../views/important-date-card.ts';
import { defineForm } from '../define-form.ts';
import { say } from '../reply.ts';

/** Keeps the date of the form. */
export const saveImportantDateForm = defineForm({
  name: 'date:save',
  metadata: z.object({ customerId: z.string().transform((id) => id as CustomerId) }),
  firstField: 'day',
  fieldOf: { 'error.dateNameMissing': 'label', 'error.dateNameLong': 'label' },
  async run({ values }, { customerId }, context) {
    const { kind, day, label, often } = values;
    if (!day) throw new UserError('error.followUpDayMissing');
    const card = await addImportantDate(context, {
      customerId,
      kind: importantDateKinds.find((one) => one === kind) ?? 'other',
      label: label ?? '',
      day: calendarDay(day),
      isYearly: often ? often === 'yearly' : null,
    });
    return say(dateEcho(card, 'dates.added', context.words));
  },
});

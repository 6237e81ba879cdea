import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import { UserError } from '../../domain/user-error.ts';
import { calendarDay, clockTime } from '../../domain/zoned-time.ts';
import { addFollowUp } from '../../usecases/keep-follow-up.ts';
import { showFollowUp } from '../../usecases/show-follow-ups.ts';
import { followUpCard } from '../../views/follow-up-card.ts';
import { defineForm } from '../define-form.ts';
import { say } from '../reply.ts';

/** Adds the follow-up of the form. */
export const saveFollowUpForm = defineForm({
  name: 'due:save',
  metadata: z.unknown(),
  firstField: 'what',
  fieldOf: {
    'error.followUpDayMissing': 'day',
    'error.followUpPast': 'day',
    'error.followUpFar': 'day',
  },
  async run({ values }, _metadata, context) {
    const { what = '', day, time, customer } = values;
    if (!what?.trim()) throw new UserError('error.whatMissing');
    if (!day) throw new UserError('error.followUpDayMissing');
    const followUp = await addFollowUp(context, {
      what: what.trim(),
      due: { day: calendarDay(day), time: time ? clockTime(time) : null },
      ownerId: context.actor.person.id,
      customerId: customer ? (customer as CustomerId) : null,
      visitId: null,
    });
    return say(followUpCard(await showFollowUp(context, followUp), 'due.added', context.words));
  },
});

import { z } from 'zod';
import { chosenDue, dayChoices } from '../../domain/choose-day.ts';
import type { FollowUp, FollowUpId } from '../../domain/follow-up.ts';
import { completeFollowUp, snoozeFollowUp } from '../../usecases/close-follow-up.ts';
import { listDue, showFollowUp } from '../../usecases/show-follow-ups.ts';
import { dueList } from '../../views/due-list.ts';
import { followUpCard } from '../../views/follow-up-card.ts';
import { defineAction } from '../define-action.ts';
import type { GestureContext } from '../define-command.ts';
import { rewrite } from '../reply.ts';

const subject = z.object({
  followUpId: z.string().transform((id) => id as FollowUpId),
  from: z.enum(['card', 'list']),
});

/** The message that the press came from, as it is after it. */
async function shownAgain(from: 'card' | 'list', followUp: FollowUp, context: GestureContext) {
  return rewrite(
    from === 'list'
      ? dueList(await listDue(context), context.words)
      : followUpCard(await showFollowUp(context, followUp), null, context.words),
  );
}

/** Marks a follow-up as done; pressed again, it shows who was first. */
export const doneAction = defineAction({
  name: 'due:done',
  value: subject,
  async run({ followUpId, from }, context) {
    const { followUp } = await completeFollowUp(context, { id: followUpId }, null);
    return shownAgain(from, followUp, context);
  },
});

/** Moves a follow-up to one of the offered days. */
export const snoozeAction = defineAction({
  name: 'due:snooze',
  value: subject.extend({ until: z.enum(dayChoices) }),
  async run({ followUpId, from, until }, context) {
    const { now, today, actor } = context;
    const due = chosenDue(until, { now, today, zone: actor.person.timeZone });
    const { followUp } = await snoozeFollowUp(context, { id: followUpId }, due);
    return shownAgain(from, followUp, context);
  },
});

import { z } from 'zod';
import type { FollowUp, FollowUpId } from '../domain/follow-up.ts';
import {
  formatListPlace,
  type ListPlace,
  ownList,
  parseListPlace,
} from '../domain/follow-up-scope.ts';
import { listDue, showFollowUp } from '../usecases/show-follow-ups.ts';
import { dueList } from '../views/due-list.ts';
import { followUpCard } from '../views/follow-up-card.ts';
import type { GestureContext } from './define-command.ts';
import { type Reply, rewrite } from './reply.ts';

/** Where a press about a follow-up stands: on its card, or in a list. */
export type Origin = 'card' | ListPlace;

export const listPlace = z.string().transform((text, context): ListPlace => {
  const place = parseListPlace(text);
  if (place) return place;
  context.addIssue({ code: 'custom', message: 'not a place in a list' });
  return z.NEVER;
});

/** A follow-up, and where the press about it stands. Lists without pages said `list`. */
export const followUpPlace = z.object({
  followUpId: z.string().transform((id) => id as FollowUpId),
  from: z.union([z.literal('card'), z.literal('list').transform(() => ownList), listPlace]),
});

export const formatOrigin = (from: Origin): string =>
  from === 'card' ? 'card' : formatListPlace(from);

/** The message that a press came from, as it is after it. */
export async function shownAgain(
  from: Origin,
  followUp: FollowUp,
  context: GestureContext,
): Promise<Reply> {
  return rewrite(
    from === 'card'
      ? followUpCard(await showFollowUp(context, followUp), null, context.words)
      : dueList(await listDue(context, from), context.words),
  );
}

import { z } from 'zod';
import { decideMissed } from '../../usecases/decide-missed.ts';
import { showMissed } from '../../usecases/show-missed.ts';
import { missedList } from '../../views/missed-list.ts';
import { defineAction } from '../define-action.ts';
import type { GestureContext } from '../define-command.ts';
import { rewrite } from '../reply.ts';

const value = z.object({ messageId: z.string() });

async function decide(messageId: string, decision: 'send' | 'drop', context: GestureContext) {
  const decided = await decideMissed(context, messageId, decision);
  return rewrite(missedList(await showMissed(context), context.words, decided));
}

/** Sends again what was given up. */
export const sendMissedAction = defineAction({
  name: 'missed:send',
  value,
  run: ({ messageId }, context) => decide(messageId, 'send', context),
});

/** Lets what was given up be. */
export const dropMissedAction = defineAction({
  name: 'missed:drop',
  value,
  run: ({ messageId }, context) => decide(messageId, 'drop', context),
});

import { z } from 'zod';
import type { PersonId } from '../../domain/person.ts';
import type { HandOverId } from '../../domain/work-hand-over.ts';
import { applyHandOver, dropHandOver } from '../../usecases/hand-over/apply-hand-over.ts';
import { findGiver } from '../../usecases/hand-over/ask-hand-over.ts';
import { showHandOver } from '../../usecases/hand-over/show-hand-over.ts';
import { undoHandOver } from '../../usecases/hand-over/undo-hand-over.ts';
import {
  givenBackTo,
  handedOverTo,
  handOverDone,
  handOverDropped,
  handOverPreview,
  successorForm,
} from '../../views/hand-over-card.ts';
import { defineAction } from '../define-action.ts';
import { openForm, rewrite } from '../reply.ts';

const id = z.string().transform((one) => one as HandOverId);

/** Carries out a hand-over that was looked at. */
export const applyHandOverAction = defineAction({
  name: 'hand-over:apply',
  value: z.object({ id }),
  async run({ id }, context) {
    const { words, settings } = context;
    const decided = await applyHandOver(context, id);
    if (!decided.isDone) return rewrite(handOverPreview(decided, words, 'handover.changed'));
    return rewrite(handOverDone(decided, settings['undo.hours'], words));
  },
});

/** Lets it be. */
export const dropHandOverAction = defineAction({
  name: 'hand-over:drop',
  value: z.object({ id }),
  async run({ id }, context) {
    await dropHandOver(context, id);
    return rewrite(handOverDropped(context.words));
  },
});

/** Gives everything back. */
export const undoHandOverAction = defineAction({
  name: 'hand-over:undo',
  value: z.object({ id }),
  async run({ id }, context) {
    const given = await undoHandOver(context, id);
    return rewrite(givenBackTo({ ...given, by: context.actor.person }, context.words));
  },
});

/** Turns the pages of what came to the new manager. */
export const briefHandOverAction = defineAction({
  name: 'hand-over:brief',
  value: z.object({ id, page: z.number().int() }),
  async run({ id, page }, context) {
    return rewrite(handedOverTo(await showHandOver(context, id, page), context.words));
  },
});

/** Asks who gets what somebody left behind. */
export const chooseSuccessorAction = defineAction({
  name: 'hand-over:choose',
  opensForm: true,
  value: z.object({ fromId: z.string().transform((one) => one as PersonId) }),
  async run({ fromId }, context) {
    const { name } = await findGiver(context, fromId);
    return openForm(successorForm(fromId, name, context.words));
  },
});

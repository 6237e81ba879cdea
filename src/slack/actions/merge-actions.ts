import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import type { CustomerMergeId } from '../../domain/customer-merge.ts';
import type { CustomerMatch } from '../../language/customers/find-customer.ts';
import { applyMerge, dropMerge } from '../../usecases/merge/apply-merge.ts';
import { describeMerge, findOpenMerge } from '../../usecases/merge/ask-merge.ts';
import { askMergeOf } from '../../usecases/merge/ask-merge-of.ts';
import { undoMerge } from '../../usecases/merge/undo-merge.ts';
import {
  mergeDone,
  mergeDropped,
  mergeForm,
  mergePreview,
  mergeUndone,
} from '../../views/merge-card.ts';
import { defineAction } from '../define-action.ts';
import { openForm, rewrite, say } from '../reply.ts';

const id = z.string().transform((one) => one as CustomerMergeId);
const customers = z.array(z.string().transform((one) => one as CustomerId));

const matchOf = (ids: readonly CustomerId[], typed: string): CustomerMatch => {
  const [only] = ids;
  if (only === undefined) return { kind: 'none' };
  return ids.length === 1
    ? { kind: 'one', id: only, matched: typed }
    : { kind: 'several', ids, typed };
};

/** Asks which of customers that look alike is to go, and then which is to stay. */
export const askMergeAction = defineAction({
  name: 'merge:ask',
  value: z.object({ ids: customers, typed: z.string() }),
  async run({ ids, typed }, context) {
    const match = matchOf(ids, typed);
    return say(await askMergeOf(context, { from: match, into: match }));
  },
});

/** Takes one of the customers that a name may mean. */
export const pickMergeAction = defineAction({
  name: 'merge:pick',
  value: z.object({
    from: customers,
    into: customers,
    typed: z.object({ from: z.string(), into: z.string() }),
  }),
  async run({ from, into, typed }, context) {
    // Whoever goes is not the one that stays.
    const others = from.length === 1 ? into.filter((one) => one !== from[0]) : into;
    const left = others.length > 0 ? others : into;
    const line = { from: matchOf(from, typed.from), into: matchOf(left, typed.into) };
    return rewrite(await askMergeOf(context, line));
  },
});

/** Makes one customer of two that were looked at. */
export const applyMergeAction = defineAction({
  name: 'merge:apply',
  value: z.object({ id, seen: z.string() }),
  async run({ id, seen }, context) {
    const { words, settings } = context;
    const decided = await applyMerge(context, id, seen);
    if (!decided.isDone) return rewrite(mergePreview(decided, words, 'merge.changed'));
    return rewrite(mergeDone(decided, settings['undo.hours'], words));
  },
});

/** Lets it be. */
export const dropMergeAction = defineAction({
  name: 'merge:drop',
  value: z.object({ id }),
  async run({ id }, context) {
    await dropMerge(context, id);
    return rewrite(mergeDropped(context.words));
  },
});

/** Asks of each field that differs which value is kept. */
export const chooseMergeAction = defineAction({
  name: 'merge:choose',
  opensForm: true,
  value: z.object({ id }),
  async run({ id }, context) {
    const shown = await describeMerge(context, await findOpenMerge(context, id));
    return openForm(mergeForm(shown, context.words));
  },
});

/** Makes two of one again. */
export const undoMergeAction = defineAction({
  name: 'merge:undo',
  value: z.object({ id }),
  async run({ id }, context) {
    return rewrite(mergeUndone(await undoMerge(context, id), context.words));
  },
});

import { z } from 'zod';
import { listGaps } from '../../usecases/list-gaps.ts';
import { gapList } from '../../views/gap-list.ts';
import { defineAction } from '../define-action.ts';
import { rewrite, say } from '../reply.ts';

/** Turns to another page of what is missing, or shows it below a message that stays. */
export const listGapsAction = defineAction({
  name: 'gaps:list',
  value: z.object({
    isOfTeam: z.boolean(),
    page: z.number().int(),
    isBelow: z.boolean().default(false),
  }),
  async run({ isOfTeam, page, isBelow }, context) {
    const list = gapList(await listGaps(context, isOfTeam, page), context.words);
    return isBelow ? say(list) : rewrite(list);
  },
});

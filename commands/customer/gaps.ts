import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { listGaps, readGapScope } from '../../src/usecases/list-gaps.ts';
import { gapList } from '../../src/views/gap-list.ts';

/** `/customer gaps`: which of one's own customers lack what is needed; `team`, for leads, of all. */
export default defineCommand({
  noun: 'customer',
  verbs: ['gaps', '缺项', '缺項', '资料缺项', '資料缺項'],
  summary: 'customer.gaps.summary',
  usage: 'customer.gaps.usage',
  example: 'customer.gaps.example',
  takesText: true,
  read: (text) => readGapScope(text),
  run: async ({ isOfTeam }, context) =>
    say(gapList(await listGaps(context, isOfTeam, 1), context.words)),
});

import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { showMissed } from '../../src/usecases/show-missed.ts';
import { missedList } from '../../src/views/missed-list.ts';

/** `/kam missed`: what was not sent in the last days, and why. */
export default defineCommand({
  noun: 'kam',
  verbs: ['missed', 'unsent', '未发', '未發', '漏发', '漏發', '未送达', '未送達'],
  summary: 'kam.missed.summary',
  usage: 'kam.missed.usage',
  example: 'kam.missed.example',
  takesText: false,
  read: () => null,
  run: async (_nothing, context) => say(missedList(await showMissed(context), context.words)),
});

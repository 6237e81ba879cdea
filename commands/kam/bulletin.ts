import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { showBulletin } from '../../src/usecases/show-bulletin.ts';
import { weeklyBulletinPage } from '../../src/views/weekly-bulletin.ts';

/** `/kam bulletin`: what the next weekly meeting goes through, as things stand. */
export default defineCommand({
  noun: 'kam',
  verbs: ['bulletin', '通报', '通報', '周通报', '週通報', '周报', '週報'],
  summary: 'kam.bulletin.summary',
  usage: 'kam.bulletin.usage',
  example: 'kam.bulletin.example',
  takesText: false,
  read: () => null,
  run: async (_nothing, context) =>
    say(weeklyBulletinPage(await showBulletin(context, null), 1, context.words)),
});

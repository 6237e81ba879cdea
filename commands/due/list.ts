import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { listDue } from '../../src/usecases/show-follow-ups.ts';
import { dueList } from '../../src/views/due-list.ts';

/** `/due`: overdue, today, this week, later. */
export default defineCommand({
  noun: 'due',
  verbs: [],
  summary: 'due.list.summary',
  usage: 'due.list.usage',
  example: 'due.list.example',
  takesText: false,
  read: () => null,
  run: async (_nothing, context) => say(dueList(await listDue(context), context.words)),
});

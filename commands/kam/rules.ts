import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { showTeamRules } from '../../src/usecases/change-team-rules.ts';
import { teamRulesCard } from '../../src/views/team-rules.ts';

/** `/kam rules`: the times and numbers by which the team is reminded; leads change them. */
export default defineCommand({
  noun: 'kam',
  verbs: ['rules', 'rule', 'numbers', '规则', '規則', '提醒规则', '提醒規則', '参数', '參數'],
  summary: 'kam.rules.summary',
  usage: 'kam.rules.usage',
  example: 'kam.rules.example',
  takesText: false,
  read: () => null,
  run: async (_nothing, context) => say(teamRulesCard(await showTeamRules(context), context.words)),
});

import { defineCommand } from '../../src/slack/define-command.ts';
import { readPlan, runPlan } from './plan.ts';

/** `/kam monthplan`, `/kam 月计划 走访华新钢铁`: the same for a month. */
export default defineCommand({
  noun: 'kam',
  verbs: ['monthplan', '月计划', '月計劃'],
  summary: 'kam.planMonth.summary',
  usage: 'kam.planMonth.usage',
  example: 'kam.planMonth.example',
  takesText: true,
  read: (text, context) => readPlan(text, context, 'month'),
  run: runPlan,
});

import { can } from '../../src/domain/permissions.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { showYear } from '../../src/usecases/show-year.ts';
import { yearFigures } from '../../src/views/monthly-summary.ts';

/** `/kam year`, `/kam year 2026`, `/kam 年度 2026年` */
export default defineCommand({
  noun: 'kam',
  verbs: ['year', '年度', '年度数据', '年度數據'],
  summary: 'kam.year.summary',
  usage: 'kam.year.usage',
  example: 'kam.year.example',
  takesText: true,

  read(text, { today }) {
    if (text === '') return Number(today.slice(0, 4));
    const [, year] = /^(\d{4})\s*年?$/u.exec(text.normalize('NFKC')) ?? [];
    if (!year) throw new UserError('error.yearUnclear', {}, 'kam.year.example');
    return Number(year);
  },

  async run(year, context) {
    const rows = await showYear(context, year);
    const mayExport = can(context.actor, { do: 'see-progress-of-team' });
    return say(yearFigures(year, { rows, mayExport }, context.words));
  },
});

import { addDays, addYears } from '../../src/domain/zoned-time.ts';
import { readWhen } from '../../src/language/read-when.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { showMinutes } from '../../src/usecases/show-minutes.ts';
import { minutesCard } from '../../src/views/minutes.ts';

const thisWeek = /^(?:this week|本周|本週|这周|這週)$/iu;
const lastWeek = /^(?:last week|上周|上週|上星期)$/iu;

/** `/kam minutes`, `/kam minutes last week`, `/kam 会议纪要 11月16日` */
export default defineCommand({
  noun: 'kam',
  verbs: ['minutes', '会议纪要', '會議紀要', '会议记录', '會議紀錄', '纪要', '紀要'],
  summary: 'kam.minutes.summary',
  usage: 'kam.minutes.usage',
  example: 'kam.minutes.example',
  takesText: true,

  read(text, { now, today, actor, isWorkday }) {
    if (text === '') return { week: null };
    if (thisWeek.test(text)) return { week: today };
    if (lastWeek.test(text)) return { week: addDays(today, -7) };
    const zone = actor.person.timeZone;
    const { day } = readWhen(text, { now, zone, isWorkday }, 'kam.minutes.example').due;
    // A day without a year is the next one; minutes are of the last.
    return { week: day > addDays(today, 7) ? addYears(day, -1) : day };
  },

  run: async ({ week }, context) =>
    say(minutesCard(await showMinutes(context, week), context.words)),
});

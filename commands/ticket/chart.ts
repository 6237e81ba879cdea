import { splitReference } from '../../src/language/split-reference.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { sendTeamTimeline } from '../../src/usecases/send-picture.ts';
import { findTicket } from '../../src/usecases/ticket/find-ticket.ts';
import { sendTicketChart } from '../../src/usecases/ticket/send-ticket-chart.ts';
import { teamTimelineComing } from '../../src/views/team-timeline.ts';

/**
 * `/ticket timeline`: the team's open tickets along the calendar; `/ticket GC-12 timeline`: the stages
 * of one. As a picture by direct message.
 */
export default defineCommand({
  noun: 'ticket',
  verbs: [
    'timeline',
    'chart',
    'gantt',
    'picture',
    '时间轴',
    '時間軸',
    '甘特图',
    '甘特圖',
    '进度图',
    '進度圖',
    '图',
    '圖',
  ],
  summary: 'ticket.chart.summary',
  usage: 'ticket.chart.usage',
  example: 'ticket.chart.example',
  takesText: true,
  read: (text) => (text === '' ? null : splitReference('ticket', text, 'ticket.chart.example')),

  async run(typed, context) {
    const { words, isDirect } = context;
    if (typed) return say(await sendTicketChart(context, await findTicket(context, typed)));
    await sendTeamTimeline(context);
    return say(teamTimelineComing(isDirect, words));
  },
});

import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { say } from '../../src/slack/reply.ts';
import { sendTicketChart } from '../../src/usecases/ticket/send-ticket-chart.ts';

/** `/ticket GC-12 chart`: its stages along the calendar, as a picture by direct message. */
export default defineTicketCommand({
  verbs: [
    'chart',
    'timeline',
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
  run: async ({ opened }, context) => say(await sendTicketChart(context, opened)),
});

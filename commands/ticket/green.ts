import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { setGreen } from '../../src/usecases/ticket/steer-ticket.ts';

const off = /^(?:off|no|end|取消|退出|关闭|關閉)/iu;

/** `/ticket GC-12 green`, `/ticket GC-12 green off` */
export default defineTicketCommand({
  verbs: ['green', '绿色通道', '綠色通道', '绿通', '綠通'],
  summary: 'ticket.green.summary',
  usage: 'ticket.green.usage',
  example: 'ticket.green.example',
  run: ({ opened, text }, context) => setGreen(context, opened, !off.test(text)),
});

import { setGreen } from '../../src/usecases/ticket/steer-ticket.ts';
import { ticketCommand } from './ticket-command.ts';

const off = /^(?:off|no|end|取消|退出|关闭|關閉)/iu;

/** `/ticket GC-12 green`, `/ticket GC-12 green off` */
export default ticketCommand(
  'green',
  ['绿色通道', '綠色通道', '绿通', '綠通'],
  ({ opened, text }, context) => setGreen(context, opened, !off.test(text)),
);

import { halfWidth } from './half-width.ts';

/** The filters of a list of tickets, and what is none of them: a stage, a customer, a colleague. */
export type TicketFilters = {
  readonly state: 'open' | 'closed' | 'any';
  readonly isMine: boolean;
  readonly isGreen: boolean;
  readonly isOverdue: boolean;
  readonly rest: string;
};

const word = (pattern: string) => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;
const mine = new RegExp(`我的|${word('mine|my')}`, 'giu');
const green = new RegExp(`[绿綠]色?通道?|${word('green(?:\\s+channel)?')}`, 'giu');
const overdue = new RegExp(`超期|逾期|超時|超时|${word('overdue|late')}`, 'giu');
const closed = new RegExp(
  `已?(?:办结|辦結|关闭|關閉|终止|終止)|${word('closed|completed|done')}`,
  'giu',
);
const any = new RegExp(`全部|所有|${word('all')}`, 'giu');
const open = new RegExp(`在办|在辦|${word('open|running')}`, 'giu');

/** Reads `mine overdue`, 我的超期绿色通道. */
export function readTicketFilters(text: string): TicketFilters {
  let rest = halfWidth(text);
  const take = (pattern: RegExp): boolean => {
    const before = rest;
    rest = rest.replace(pattern, ' ');
    return rest !== before;
  };
  const isMine = take(mine);
  const isGreen = take(green);
  const isOverdue = take(overdue);
  const isClosed = take(closed);
  const isAny = take(any);
  take(open);
  return {
    state: isClosed ? 'closed' : isAny ? 'any' : 'open',
    isMine,
    isGreen,
    isOverdue,
    rest: rest
      .replace(/[\s,，、]+/gu, ' ')
      .replace(/^的|的$/gu, '')
      .trim(),
  };
}

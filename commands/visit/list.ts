import { isLead } from '../../src/domain/permissions.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { findCustomer } from '../../src/language/customers/find-customer.ts';
import { defineCommand, type ReadingContext } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { listVisits, type VisitQuery, type VisitTime } from '../../src/usecases/list-visits.ts';
import { shorten } from '../../src/views/message.ts';
import { visitList } from '../../src/views/visit-list.ts';

const whoWords: Readonly<Record<VisitQuery['who'], readonly string[]>> = {
  mine: ['mine', 'my', 'me', '我的', '我'],
  team: ['team', 'all', 'everybody', '全部', '团队', '團隊', '所有'],
};
const whenWords: Readonly<Record<Exclude<VisitTime, 'any'>, readonly string[]>> = {
  today: ['today', '今天', '今日'],
  'last-week': ['last week', '上周', '上週', '上星期'],
  week: ['this week', 'week', '本周', '本週', '这周', '這週', '这星期', '這星期', '周', '週'],
  month: ['this month', 'month', '本月', '这个月', '這個月', '当月', '當月'],
  planned: ['appointments', 'planned', 'ahead', '预约', '預約'],
};

/** `/visit list week`, `/visit list Acme Foods`; alone the actor's own, the newest first. */
export default defineCommand({
  noun: 'visit',
  verbs: ['list', '列表', '清单', '清單', '记录', '紀錄', '記錄'],
  summary: 'visit.list.summary',
  usage: 'visit.list.usage',
  example: 'visit.list.example',
  takesText: true,

  read: (text, context) => readVisitQuery(text, context, 'visit.list.example'),

  async run(query, context) {
    const list = await listVisits(context, query, 1);
    return say(visitList(list, { action: 'visit:list', value: query }, context.words));
  },
});

/** Which visits a line asks for. @throws UserError where it is about nobody that is known. */
export function readVisitQuery(
  text: string,
  { customers, actor }: Pick<ReadingContext, 'customers' | 'actor'>,
  example: 'visit.list.example' | 'visit.export.example',
): VisitQuery {
  let rest = text.trim();
  const take = <Word extends string>(table: Readonly<Record<Word, readonly string[]>>) => {
    for (const [key, words] of Object.entries(table) as [Word, readonly string[]][]) {
      const word = words.find((one) => startsWith(rest, one));
      if (word === undefined) continue;
      rest = rest.slice(word.length).trim();
      return key;
    }
    return null;
  };
  const before = take(whoWords);
  const when = take(whenWords) ?? 'any';
  const who = before ?? take(whoWords);
  const match = rest === '' ? null : findCustomer(rest, customers);
  if (match && match.kind !== 'one') {
    const typed = shorten(rest, 80);
    throw match.kind === 'several'
      ? new UserError('error.customerAmbiguous', { typed }, example)
      : new UserError('error.listUnknown', { typed }, example);
  }
  const usual = match || isLead(actor.person) ? 'team' : 'mine';
  return { who: who ?? usual, when, customerId: match?.id ?? null, text: null } as const;
}

/** Whether a text starts with a word: Chinese ones need nothing behind them. */
function startsWith(text: string, word: string): boolean {
  const lower = text.toLowerCase();
  if (!lower.startsWith(word)) return false;
  return /\p{Script=Han}$/u.test(word) || /^(?:\s|$)/u.test(lower.slice(word.length));
}

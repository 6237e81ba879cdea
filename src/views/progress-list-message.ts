import type { FigureKey } from '../domain/progress/figures.ts';
import type { Period } from '../domain/progress/period.ts';
import type { SubjectName } from '../domain/progress/progress.ts';
import { formatProgressQuery, type ProgressQuery } from '../domain/progress/progress-query.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { type CustomerList, customerList } from './customer-list.ts';
import type { Message } from './message.ts';
import { sentences } from './message.ts';
import type { Page } from './pages.ts';
import { type FigureRow, figureRows } from './progress-list.ts';
import { figureName, periodName, subjectName } from './progress-words.ts';
import { lines, withCode } from './rich-text.ts';
import { type TicketList, ticketList } from './ticket-list.ts';
import { type VisitList, visitList } from './visit-list.ts';

/** What a figure counts, page by page. */
export type FigureList = { readonly subject: SubjectName } & (
  | { readonly kind: 'visits'; readonly list: Omit<VisitList, 'heading'> }
  | { readonly kind: 'customers'; readonly list: CustomerList }
  | { readonly kind: 'tickets'; readonly list: Omit<TicketList, 'heading'> }
  | { readonly kind: 'rows'; readonly page: Page<FigureRow> }
);

type Of = {
  readonly query: ProgressQuery;
  readonly figure: FigureKey;
  readonly today: CalendarDay;
  /** Whether the figures are those that its reader is shown where nobody is named. */
  readonly isUsual: boolean;
};

/** The list behind a figure, as the lists of its kind look. */
export function figureListMessage(found: FigureList, of: Of, words: Words): Message {
  const message = listMessage(found, of, words);
  const command = typedList(found, of, words);
  const typed = lines(withCode(words.t('progress.listTyped', { command })));
  return { ...message, blocks: [...message.blocks, typed] };
}

/** The line that brings the list of a figure again. */
export function typedList(
  { subject }: Pick<FigureList, 'subject'>,
  { query, figure, today, isUsual }: Of,
  words: Words,
): string {
  return [
    words.t('progress.listLine', { figure: figureName(figure, words) }),
    typedPeriod(query.period, today),
    isUsual ? '' : subjectName(subject, words).replaceAll('`', ''),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** As a line says it; this week goes without saying. */
function typedPeriod({ unit, first, last }: Period, today: CalendarDay): string {
  if (unit === 'week' && first <= today && today <= last) return '';
  if (unit === 'day') return first;
  if (unit === 'month') return first.slice(0, 7);
  return `${first}–${last}`;
}

function listMessage(found: FigureList, { query, figure, today }: Of, words: Words): Message {
  const named = {
    figure: figureName(figure, words),
    subject: subjectName(found.subject, words),
    period: periodName(query.period, today, words),
  };
  const page = found.kind === 'rows' ? found.page : found.list.page;
  if (page.total === 0) return sentences(words.t('progress.listEmpty', named));
  const value = { of: formatProgressQuery(query), figure };
  const heading = words.t('progress.listTitle', { ...named, count: page.total });
  const behind = {
    heading,
    turn: (number: number) => ({ name: 'progress:list', value: { ...value, page: number } }),
  };
  switch (found.kind) {
    case 'visits': {
      const place = { action: 'progress:list', value };
      const said = `${named.figure} · ${named.subject} · ${named.period}`;
      return visitList({ ...found.list, heading: said }, place, words);
    }
    case 'customers':
      return customerList(
        { ...found.list, behind: { ...behind, heading: `${named.figure} · ${named.subject}` } },
        words,
      );
    case 'tickets':
      return ticketList(
        { ...found.list, heading: `${named.figure} · ${named.subject}`, behind },
        words,
      );
    case 'rows':
      return figureRows(found.page, behind, today, words);
  }
}

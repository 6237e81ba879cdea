import type { FigureKey } from '../domain/progress/figures.ts';
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
};

/** The list behind a figure, as the lists of its kind look. */
export function figureListMessage(
  found: FigureList,
  { query, figure, today }: Of,
  words: Words,
): Message {
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

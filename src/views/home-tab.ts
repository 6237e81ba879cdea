import type { ExternalSelect, KnownBlock } from '@slack/types';
import type { Customer, CustomerId, ListedCustomer } from '../domain/customer.ts';
import { noFilters } from '../domain/customer-filters.ts';
import type { Progress } from '../domain/progress/progress.ts';
import { formatReference } from '../domain/reference.ts';
import type { Visit } from '../domain/visit.ts';
import type { VisitLights } from '../domain/visit-lights.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { coveredLine, type ShownAbsence } from './absence-messages.ts';
import { approvalBlocks } from './approval-list.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { customerSelect } from './customer-select.ts';
import { type DueList, dueRows } from './due-list.ts';
import { formatDay, formatDayTime } from './format-dates.ts';
import { teamBlocks } from './home-team.ts';
import { type Home, oneLine, shorten, withFigures } from './message.ts';
import { countText } from './pages.ts';
import { lines, type Part, withCode } from './rich-text.ts';
import type { TicketCard } from './shown-ticket.ts';
import { ticketRow } from './ticket-list.ts';
import { homeQueueBlocks, type QueueRow, type TicketQueue } from './ticket-queue.ts';
import { newsOn } from './whats-new.ts';

/** What one person has to do. */
export type HomeTab = {
  readonly name: string;
  readonly today: CalendarDay;
  readonly due: DueList;
  /** For whom the person stands in today, or will. */
  readonly covered: readonly ShownAbsence[];
  /** Appointments whose day is over without a word on whether they took place. */
  readonly unanswered: readonly Visit[];
  readonly appointments: readonly Visit[];
  readonly customers: ReadonlyMap<CustomerId, Pick<Customer, 'name'>>;
  /** When the person's customers are to be visited; null where nobody is theirs. */
  readonly lights: VisitLights | null;
  /** How the team stands, for whoever leads it; null for everybody else. */
  readonly team: Progress | null;
  /** What waits for the approval of whoever leads the team. */
  readonly approvals: readonly QueueRow[];
  /** The person's customers whose next visit is overdue, the longest first. */
  readonly overdueCustomers: readonly ListedCustomer[];
  readonly overdueCount: number;
  /** Whether the person works with customers at all. */
  readonly seesCustomers: boolean;
  /** Stages that the person has in hand, and those that wait for their department. */
  readonly queue: TicketQueue;
  /** Tickets to look at, the first due first; null for whoever sees only stages. */
  readonly tickets: {
    readonly heading: string;
    readonly items: readonly TicketCard[];
    readonly total: number;
    /** Counting stopped there: there are more. */
    readonly isCountedOut: boolean;
  } | null;
};

/** So many follow-ups stand on the tab; `/due` has them all. */
const shownFollowUps = 12;

/** The Home tab: what is due today, whom to visit, and the quick ways to do something. */
export function homeTab(home: HomeTab, words: Words): Home {
  const { due, today } = home;
  return {
    type: 'home',
    blocks: [
      lines([
        {
          bold: words.t('home.title', {
            name: oneLine(home.name),
            day: formatDay(today, today, words),
          }),
        },
      ]),
      quickActions(home, words),
      ...newsBlocks(home, words),
      ...coveredBlocks(home, words),
      ...approvalBlocks(home.approvals, words),
      ...teamBlocks(home.team, words),
      ...followUpBlocks(due, words),
      ...homeQueueBlocks(home.queue, words),
      ...visitBlocks('home.unanswered', home.unanswered, home, words),
      ...visitBlocks('home.appointments', home.appointments, home, words),
      ...ticketBlocks(home, words),
      ...customerBlocks(home, words),
      lines(withCode(words.t(home.seesCustomers ? 'home.next' : 'department.joinedNext'))),
    ],
  };
}

/** For whom somebody stands in, and what to type to see what is theirs. */
function coveredBlocks({ covered, today }: HomeTab, words: Words): KnownBlock[] {
  if (covered.length === 0) return [];
  const rows = covered.map((one): readonly Part[] => [
    `${coveredLine(one, today, words)} · `,
    ...withCode(words.t('absence.askedNext', { person: oneLine(one.absent.name) })),
  ]);
  return [lines(...rows)];
}

function quickActions({ seesCustomers }: HomeTab, words: Words): KnownBlock {
  const open = (form: string, label: MessageKey): Press => ({
    name: 'form:open',
    label: words.t(label),
    value: { form },
  });
  const followUp = open('followUp', 'due.form.title');
  const settings = {
    name: 'settings:open',
    label: words.t('home.settings'),
    value: { channelId: null },
  };
  if (!seesCustomers) return row(button(followUp, 'primary'), overflow('home:more', [settings]));
  const visits = { who: 'mine', when: 'any', customerId: null, text: null, page: 1 };
  return row(
    button(open('visit', 'visit.form.title'), 'primary'),
    button(followUp),
    overflow('home:more', [
      open('customer', 'customer.form.title'),
      { name: 'visit:send-list', label: words.t('home.myVisits'), value: visits },
      { name: 'journal:write', label: words.t('journal.write'), value: {} },
      settings,
    ]),
  );
}

/** What was added to the bot of late. */
function newsBlocks({ today, seesCustomers }: HomeTab, words: Words): KnownBlock[] {
  return newsOn(today, { seesCustomers }).map((key) => lines(withCode(words.t(key))));
}

function followUpBlocks(due: DueList, words: Words): KnownBlock[] {
  const { rows, left } = dueRows(due, shownFollowUps, words);
  if (rows.length === 0) return [lines([words.t('home.nothingDue')])];
  return [
    ...rows,
    ...(left > 0 ? [lines(withCode(words.t('home.moreDue', { count: left })))] : []),
  ];
}

function visitBlocks(
  heading: MessageKey,
  visits: readonly Visit[],
  { customers, today }: HomeTab,
  words: Words,
): KnownBlock[] {
  if (visits.length === 0) return [];
  return [
    lines([{ bold: words.t(heading) }]),
    ...visits.map((visit): KnownBlock => {
      const name = oneLine(customers.get(visit.customerId)?.name ?? '?');
      const note = visit.note ? ` — ${oneLine(shorten(visit.note, 80))}` : '';
      const value = { visitId: visit.id };
      return {
        type: 'section',
        text: {
          type: 'plain_text',
          emoji: false,
          text: `${formatReference('visit', visit.number)} · ${name}\n${formatDayTime(visit, today, words)}${note}`,
        },
        accessory: overflow('visit:more', [
          {
            name: 'visit:settle',
            label: words.t('appointment.held'),
            value: { ...value, outcome: 'held' },
          },
          {
            name: 'visit:settle',
            label: words.t('appointment.missed'),
            value: { ...value, outcome: 'missed' },
          },
          { name: 'visit:edit', label: words.t('appointment.moved'), value },
        ]),
      };
    }),
  ];
}

function ticketBlocks({ tickets, team }: HomeTab, words: Words): KnownBlock[] {
  if (tickets === null || tickets.total === 0) return [];
  const more = team ? 'home.moreLateTickets' : 'home.moreOwnTickets';
  const { heading, items, total } = tickets;
  const left = total - items.length;
  const counted = (count: number) => countText(count, tickets, words);
  return [
    lines([{ bold: words.t('ticket.list.titleList', { heading, count: counted(total) }) }]),
    ...items.map((card) => ticketRow(card, words)),
    ...(left > 0 ? [lines(withCode(words.t(more, { count: counted(left) })))] : []),
  ];
}

/** When the reader's customers are to be visited, whom first, and the way to any other. */
function customerBlocks(home: HomeTab, words: Words): KnownBlock[] {
  const { overdueCustomers, overdueCount, lights, seesCustomers, today } = home;
  if (!seesCustomers) return [];
  return [
    ...(lights
      ? [
          lines(
            [{ bold: words.t('home.customers') }],
            [withFigures(words.t('home.visitLights', { ...lights }))],
          ),
        ]
      : []),
    ...overdueCustomers.map((customer) => overdueRow(customer, today, words)),
    row(
      findCustomer(words),
      ...(lights ? [button(customersPress('home.myCustomers', false, words))] : []),
      ...(overdueCount > overdueCustomers.length
        ? [button(customersPress('home.allOverdue', true, words))]
        : []),
    ),
  ];
}

function overdueRow(customer: ListedCustomer, today: CalendarDay, words: Words): KnownBlock {
  const due = customer.visitDueOn;
  const when = due
    ? words.t('customer.visitOverdue', { day: formatDay(due, today, words) })
    : words.t('customer.neverVisited');
  return {
    type: 'section',
    text: { type: 'plain_text', emoji: false, text: `${oneLine(customer.name)}\n${when}` },
    accessory: button({
      name: 'customer:log-visit',
      label: words.t('customer.logVisit'),
      value: { customerId: customer.id },
    }),
  };
}

/** Finds a customer while the name is typed; the card comes as a message. */
const findCustomer = (words: Words): ExternalSelect => ({
  ...customerSelect(null, words),
  action_id: 'customer:find',
  placeholder: { type: 'plain_text', text: words.t('home.find') },
});

const customersPress = (label: MessageKey, isOverdue: boolean, words: Words): Press => ({
  name: 'customer:send-list',
  label: words.t(label),
  value: { ...noFilters, isMine: true, isOverdue, page: 1 },
});

import type Database from 'better-sqlite3';
import type { TrafficLight } from '../../src/domain/ticket/ticket.ts';

/** How an open ticket stands. */
export type JudgedTicket = {
  readonly light: TrafficLight;
  /** Working days of the total cap: all, and those used. */
  readonly cap: number;
  readonly capUsed: number;
};

type TicketRow = {
  readonly id: string;
  readonly voltage: number;
  readonly supplyMode: string;
  readonly programme: string;
};
type StageRow = {
  readonly ticketId: string;
  readonly code: string;
  readonly state: string;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly light: TrafficLight | null;
  readonly pauses: string;
};
/** A time in which a clock runs, on the wall clock of Shanghai; `until` null: it still does. */
type Span = { readonly from: number; readonly until: number | null };
type Limit =
  | { readonly days: number; readonly from: 'stage' | 'application' }
  | { readonly hours: number }
  | { readonly weekday: 'Monday' };
type IsWorkday = (day: number) => boolean;

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
/** Shanghai has had no summer time since 1991. */
const aheadMs = 8 * hourMs;
const workingHours = [
  { from: 8 * hourMs, to: 12 * hourMs },
  { from: 13 * hourMs, to: 17 * hourMs },
];
const dayHours = 8;
const closeMs = 17 * hourMs;

/** Working days of the utility's stages, by the trade's rules as the docs tell them. */
const ownDays: Readonly<Record<string, number>> = {
  ACCEPT: 1,
  SURVEY_BOOK: 1,
  SURVEY: 2,
  PLAN_EXT: 3,
  PLAN_INT: 2,
  DESIGN_REVIEW: 10,
  MID_CHECK: 5,
  COMPLETION_CHECK: 5,
  CONNECT: 5,
  CONTRACT: 5,
  DISPATCH: 3,
  RETURN_VISIT: 20,
  ARCHIVE: 5,
};
const replyDays = { low: 7, single: 15, dual: 30 };
const capDays = { low: 6, single: 22, dual: 32 };
export const customersStages = ['CUSTOMER_OK', 'DESIGN', 'EQUIP', 'BUILD', 'COMPLETION'];
const notOfCap = ['EXT_WORKS', 'CONTRACT', 'DISPATCH', 'PROJECT_OUTAGE', 'RETURN_VISIT', 'ARCHIVE'];
const isUtilitys = ({ code }: StageRow) => !customersStages.includes(code);
const countsToCap = (stage: StageRow) => isUtilitys(stage) && !notOfCap.includes(stage.code);

const dayOf = (local: number) => Math.floor(local / dayMs);

/** Whether a day, counted from 1970, is a working day in China. */
export function workdaysOf(database: InstanceType<typeof Database>): IsWorkday {
  const rows = database
    .prepare(
      `SELECT unixepoch("day") / 86400, "isWorkday" FROM "CalendarException"
       WHERE "region" = 'CN' ORDER BY "source" = 'override'`,
    )
    .raw()
    .all() as readonly (readonly [day: number, isWorkday: number])[];
  const known = new Map(rows.map(([day, isWorkday]) => [day, isWorkday === 1]));
  return (day) => known.get(day) ?? ![0, 6].includes(new Date(day * dayMs).getUTCDay());
}

/** The light and the use of the cap of each open ticket of a team, by plain loops over its rows. */
export function judgeTickets(
  database: InstanceType<typeof Database>,
  team: string,
  now: number,
): ReadonlyMap<string, JudgedTicket> {
  const isWorkday = workdaysOf(database);
  const tickets = database
    .prepare(`SELECT * FROM "Ticket" WHERE "teamId" = ? AND "state" = 'open'`)
    .all(team) as readonly TicketRow[];
  const all = database
    .prepare('SELECT * FROM "TicketStage" WHERE "teamId" = ?')
    .all(team) as readonly StageRow[];
  const stages = Map.groupBy(all, ({ ticketId }) => ticketId);
  return new Map(
    tickets.map((ticket) => [
      ticket.id,
      judge(ticket, stages.get(ticket.id) ?? [], now + aheadMs, isWorkday),
    ]),
  );
}

function judge(
  ticket: TicketRow,
  stages: readonly StageRow[],
  now: number,
  isWorkday: IsWorkday,
): JudgedTicket {
  const ofCap = stages.filter(countsToCap).flatMap(spansOf);
  const cap = halved(capDays[supplyOf(ticket)], ticket);
  const capUsed = daysUsed(ofCap, now, isWorkday);
  const capEnd = endOfDays(ofCap, cap, now, isWorkday);
  const capLight = capEnd !== null && now > capEnd ? 'red' : lightOf(capUsed / cap);
  const running = stages.filter(({ startedAt, endedAt }) => startedAt !== null && endedAt === null);
  const lights = running.map((stage) => ({
    stage,
    light: lightOfStage(stage, ticket, ofCap, now, isWorkday),
  }));
  const ended = stages
    .filter((stage) => isUtilitys(stage) && stage.state === 'done')
    .sort((one, other) => (other.endedAt ?? 0) - (one.endedAt ?? 0))
    .map(({ light }) => light);
  const row = [
    ...lights.flatMap(({ stage, light }) => (isUtilitys(stage) && light !== 'blue' ? [light] : [])),
    ...ended.slice(0, ended.includes('blue') ? ended.indexOf('blue') : ended.length),
  ];
  const worst = (['red', 'yellow'] as const).find((light) =>
    [capLight, ...lights.map((one) => one.light)].includes(light),
  );
  return { light: row.length >= 3 ? 'red' : (worst ?? 'blue'), cap, capUsed };
}

const lightOf = (share: number): TrafficLight => (share >= 0.75 ? 'yellow' : 'blue');

function supplyOf({ voltage, supplyMode }: TicketRow): keyof typeof capDays {
  if (voltage < 1_000) return 'low';
  return supplyMode === 'single' ? 'single' : 'dual';
}

/** Of the cap on the green channel half is left, a day at least. */
const halved = (days: number, { programme }: TicketRow) =>
  programme === 'green' ? Math.max(1, Math.floor(days / 2)) : days;

function limitOf({ code }: StageRow, ticket: TicketRow): Limit | null {
  if (code === 'PLAN_REVIEW') return { weekday: 'Monday' };
  const isReply = code === 'PLAN_REPLY';
  const days = isReply ? replyDays[supplyOf(ticket)] : ownDays[code];
  if (days === undefined) return null;
  const from = isReply ? 'application' : 'stage';
  if (ticket.programme !== 'green') return { days, from };
  if (days >= 2) return { days: Math.floor(days / 2), from };
  return { hours: Math.max(1, (days / 2) * dayHours) };
}

function lightOfStage(
  stage: StageRow,
  ticket: TicketRow,
  ofCap: readonly Span[],
  now: number,
  isWorkday: IsWorkday,
): TrafficLight {
  const limit = limitOf(stage, ticket);
  if (!limit) return 'blue';
  const own = spansOf(stage);
  // While a clock stands still it is late where it was so as it stopped.
  const stopped = own.some(({ until }) => until === null) ? now : (stoppedAt(stage) ?? now);
  const goesOn: Span = { from: stopped, until: null };
  if ('hours' in limit) {
    const ms = limit.hours * hourMs;
    const end = endOfWork([...own, goesOn], ms, isWorkday);
    return stopped > end ? 'red' : lightOf(worked(own, now, isWorkday) / ms);
  }
  if ('weekday' in limit) {
    const meeting = meetingAfter(own, isWorkday);
    const end = meeting * dayMs + closeMs;
    const whole = daysUsed([...own, goesOn], end, isWorkday);
    const share = whole === 0 ? 1 : daysUsed(own, now, isWorkday) / whole;
    return stopped > end ? 'red' : lightOf(share);
  }
  const spans = limit.from === 'application' ? [...ofCap, ...own] : own;
  const end = endOfDays([...spans, goesOn], limit.days, now, isWorkday);
  if (end !== null && stopped > end) return 'red';
  return lightOf(daysUsed(spans, now, isWorkday) / limit.days);
}

type Pause = { readonly from: number; readonly until: number | null };
const pausesOf = ({ pauses }: StageRow) => JSON.parse(pauses) as readonly Pause[];

/** When the clock of a stage stopped that still stands still. */
function stoppedAt(stage: StageRow): number | null {
  const open = pausesOf(stage).find(({ until }) => until === null);
  return open ? open.from + aheadMs : null;
}

/** When the clock of a stage runs: from its beginning to its end, without its pauses. */
function spansOf(stage: StageRow): readonly Span[] {
  const { startedAt, endedAt } = stage;
  if (startedAt === null) return [];
  const spans: Span[] = [];
  let from = startedAt + aheadMs;
  for (const pause of pausesOf(stage)) {
    spans.push({ from, until: pause.from + aheadMs });
    if (pause.until === null) return spans;
    from = pause.until + aheadMs;
  }
  return [...spans, { from, until: endedAt === null ? null : endedAt + aheadMs }];
}

const begin = (spans: readonly Span[]) => Math.min(...spans.map(({ from }) => from));

/** The working days that begin while a clock runs. */
function daysUsed(spans: readonly Span[], upTo: number, isWorkday: IsWorkday): number {
  let used = 0;
  for (let day = dayOf(begin(spans)) + 1; day <= dayOf(upTo); day += 1) {
    if (isWorkday(day) && isBegunIn(day, spans)) used += 1;
  }
  return used;
}

const isBegunIn = (day: number, spans: readonly Span[]) =>
  spans.some(({ from, until }) => from < day * dayMs && (until === null || until >= day * dayMs));

/** The end of business on the last day of a limit; null: it is not over by the end of today. */
function endOfDays(
  spans: readonly Span[],
  days: number,
  now: number,
  isWorkday: IsWorkday,
): number | null {
  let used = 0;
  for (let day = dayOf(begin(spans)); day <= dayOf(now); day += 1) {
    if (!isWorkday(day)) continue;
    if (isBegunIn(day, spans)) used += 1;
    const close = day * dayMs + closeMs;
    const runs = spans.some(
      ({ from, until }) => from <= close && (until === null || until > close),
    );
    if (used >= days && runs) return close;
  }
  return null;
}

/** The first Monday after the day on which the clock last began to run, or the next working day. */
function meetingAfter(own: readonly Span[], isWorkday: IsWorkday): number {
  const after = (from: number) => {
    let day = dayOf(from) + 1;
    while (new Date(day * dayMs).getUTCDay() !== 1) day += 1;
    while (!isWorkday(day)) day += 1;
    return day;
  };
  // Where it was late as the clock stopped, it stays so.
  const late = own.find(
    ({ from, until }) => until !== null && until > after(from) * dayMs + closeMs,
  );
  const last = late ?? own.at(-1);
  if (!last) throw new Error('A stage without a clock has no meeting');
  return after(last.from);
}

/** Working time within spans, in milliseconds. */
function worked(spans: readonly Span[], upTo: number, isWorkday: IsWorkday): number {
  let sum = 0;
  for (const { from, until } of spans) {
    const end = Math.min(until ?? upTo, upTo);
    for (let day = dayOf(from); day <= dayOf(end); day += 1) {
      if (!isWorkday(day)) continue;
      for (const hours of workingHours) {
        const [opens, closes] = [day * dayMs + hours.from, day * dayMs + hours.to];
        sum += Math.max(0, Math.min(closes, end) - Math.max(opens, from));
      }
    }
  }
  return sum;
}

/** The moment at which so much was worked within spans, of which the last one never ends. */
function endOfWork(spans: readonly Span[], ms: number, isWorkday: IsWorkday): number {
  let left = ms;
  for (const { from, until } of spans) {
    for (let day = dayOf(from); until === null || day <= dayOf(until); day += 1) {
      if (!isWorkday(day)) continue;
      for (const hours of workingHours) {
        const opens = Math.max(day * dayMs + hours.from, from);
        const closes = Math.min(day * dayMs + hours.to, until ?? Number.POSITIVE_INFINITY);
        if (closes <= opens) continue;
        if (left <= closes - opens) return opens + left;
        left -= closes - opens;
      }
    }
  }
  throw new Error('A clock that runs on comes to every end');
}

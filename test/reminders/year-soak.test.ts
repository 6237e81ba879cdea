import { expect, test } from 'vitest';
import type { Customer, CustomerId } from '../../src/domain/customer.ts';
import { randomId } from '../../src/domain/new-id.ts';
import {
  addDays,
  type CalendarDay,
  calendarDay,
  instant,
  weekdayOf,
} from '../../src/domain/zoned-time.ts';
import { seededRandom } from '../support/customer-names.ts';
import { simulateTime } from '../support/simulate.ts';
import { startTeamWithTickets, type TeamWithTickets } from '../support/start-team-with-tickets.ts';
import { momentShowing } from '../support/zone-clock.ts';

/**
 * A team at work for a year: twenty customers, follow-ups and tickets that are ended in time or left
 * lying, a digest every working day, and a move to another zone half-way. What is told has to be what
 * a plain list of days says.
 */

/** LINESMAN_TEST_SOAK=whole: a year with a ticket and a follow-up on most days; otherwise its first five months with few. */
const isWhole = process.env.LINESMAN_TEST_SOAK === 'whole';
const dayCount = isWhole ? 365 : 150;
const [followUpEvery, ticketEvery] = isWhole ? [1, 1] : [6, 7];
const firstDay = calendarDay('2026-01-05');
const lastDay = addDays(firstDay, dayCount);
const moveDay = addDays(firstDay, Math.floor(dayCount / 2));
const [home, away] = ['Asia/Shanghai', 'Europe/Berlin'];

/** Notice of the State Council for 2026: days off on which people would work, and the other way round. */
const daysOff = [
  ['2026-02-16', '2026-02-20'],
  ['2026-02-23', '2026-02-23'],
  ['2026-04-06', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-19'],
  ['2026-09-25', '2026-09-25'],
  ['2026-10-01', '2026-10-07'],
] as const;
const makeUpDays = ['2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

const isWorkday = (day: CalendarDay): boolean =>
  makeUpDays.includes(day) ||
  (weekdayOf(day) <= 5 && !daysOff.some(([from, to]) => from <= day && day <= to));

/** The working day that comes so many after a day. */
function workdaysAfter(day: CalendarDay, count: number): CalendarDay {
  let found = day;
  for (let left = count; left > 0; ) {
    found = addDays(found, 1);
    if (isWorkday(found)) left -= 1;
  }
  return found;
}

/** The day itself, or the last working day before it. */
const workdayUpTo = (day: CalendarDay): CalendarDay =>
  isWorkday(day) ? day : workdayUpTo(addDays(day, -1));

/** Something that is told: by which rule, for which moment, to whom. */
type Told = readonly [at: string, rule: string, ...to: string[]];

/** What people do, and what has to be told because of it. */
type Plan = {
  readonly deeds: {
    readonly at: number;
    readonly does: (team: TeamWithTickets) => Promise<unknown>;
  }[];
  readonly told: Told[];
};

const zoneOn = (day: CalendarDay): string => (day < moveDay ? home : away);
const at = (day: CalendarDay, time: string, zone: string): number =>
  momentShowing(day, time, zone, 'first');
const tell = (plan: Plan, moment: number, rule: string, ...to: string[]) =>
  plan.told.push([new Date(moment).toISOString(), rule, ...to.sort()]);

const customerName = (index: number) => `Mill ${String.fromCharCode(65 + index)} Works`;

/** A follow-up of Emma's, in her own zone: ended the day after it was due, or left for the leads. */
function planFollowUp(plan: Plan, number: number, madeOn: CalendarDay, random: () => number): void {
  // The first is due at once and left lying, so that every digest has something to say.
  const due = addDays(madeOn, number === 1 ? 1 : 1 + Math.floor(random() * 18));
  const hour = 10 + Math.floor(random() * 7);
  const isEnded = number > 1 && random() < 0.6;
  const time = `${hour}:00`;
  const name = customerName(number % 20);
  plan.deeds.push({
    at: at(madeOn, '10:30', home),
    does: ({ emma }) => emma.command(`/due add look at the meter on ${due} ${time} ${name}`),
  });
  const ahead = workdayUpTo(addDays(due, -1));
  // Before a long holiday that may be the day on which it was made.
  if (due >= addDays(madeOn, 7) && ahead > madeOn) {
    tell(plan, at(ahead, '09:00', home), 'follow-up-due', 'UEMMA');
  }
  tell(plan, at(due, time, home), 'follow-up-due', 'UEMMA');
  if (isEnded) {
    plan.deeds.push({
      at: at(addDays(due, 1), '08:30', home),
      does: ({ emma }) => emma.command(`/due done F-${number}`),
    });
    return;
  }
  // The morning agenda, which would say so instead, is turned off here.
  for (const days of [1, 2, 3]) {
    tell(plan, at(workdaysAfter(due, days), '09:00', home), 'follow-up-due', 'UEMMA');
  }
  tell(plan, at(workdaysAfter(due, 4), '09:00', home), 'follow-up-due', 'ULI');
}

/** A ticket whose first stage is Wang's: closed the same day, or left until all have heard of it. */
function planTicket(plan: Plan, number: number, openedOn: CalendarDay, isLeft: boolean): void {
  const zone = zoneOn(openedOn);
  const opened = at(openedOn, '11:00', zone);
  plan.deeds.push({
    at: opened,
    async does({ emma, wang }) {
      await emma.command(`/ticket open ${customerName(number % 20)} 10kV 2000kVA new connection`);
      await wang.command(`/ticket GC-${number} accept`);
    },
  });
  const close = isLeft ? at(addDays(openedOn, 20), '11:30', zone) : opened + 60 * 60_000;
  plan.deeds.push({
    at: close,
    does: ({ li }) => li.command(`/ticket GC-${number} close the customer withdrew`),
  });
  if (!isLeft) return;
  const due = workdaysAfter(openedOn, 1);
  const holders = ['UWANG', 'UEMMA', 'UCHEN'];
  tell(plan, at(due, '08:00', zone), 'stage-due-soon', 'UWANG');
  tell(plan, at(due, '17:00', zone), 'stage-overdue', ...holders);
  for (const days of [1, 2, 3]) {
    tell(plan, at(workdaysAfter(due, days), '08:00', zone), 'stage-overdue', ...holders, 'ULI');
  }
  tell(plan, at(workdaysAfter(due, 4), '08:00', zone), 'stage-overdue', 'ULI');
}

function planWork(): Plan {
  const random = seededRandom(32);
  const plan: Plan = { deeds: [], told: [] };
  let [followUp, ticket] = [0, 0];
  for (let day = firstDay, index = 0; day < lastDay; day = addDays(day, 1), index += 1) {
    if (index % followUpEvery === 0) {
      followUp += 1;
      planFollowUp(plan, followUp, day, random);
    }
    // None is open while the team moves.
    const isMoving = day > addDays(moveDay, -25) && day <= addDays(moveDay, 1);
    if (index % ticketEvery === 0 && !isMoving && isWorkday(day)) {
      ticket += 1;
      planTicket(plan, ticket, day, random() < 0.7);
    }
    const digestDay = addDays(day, 1);
    // On the day of the move the digest has come already, on the clock of before.
    const zone = digestDay === moveDay ? home : zoneOn(digestDay);
    if (isWorkday(digestDay)) tell(plan, at(digestDay, '07:45', zone), 'team-digest', 'CTEAM');
  }
  plan.deeds.push({
    at: at(moveDay, '10:00', home),
    async does({ li }) {
      await li.command('/kam setup');
      await li.sendAndRead({ 'Time zone': away });
    },
  });
  plan.deeds.sort((one, other) => one.at - other.at);
  return plan;
}

async function startSoak() {
  const team = await startTeamWithTickets({
    now: new Date(at(firstDay, '10:00', home)).toISOString(),
  });
  const { bot, li } = team;
  const { read } = bot.store;
  const emma = await read.people.findBySlackUser(bot.linesman.workspaceId, 'UEMMA');
  if (!emma) throw new Error('There is no Emma');
  await bot.store.write(async ({ customers }) => {
    for (let index = 0; index < 20; index += 1) {
      const customer: Customer = {
        id: randomId<CustomerId>(),
        teamId: team.team.id,
        name: customerName(index),
        englishName: null,
        aliases: [],
        accountNumber: null,
        creditGrade: null,
        voltage: null,
        capacityKva: null,
        managerId: emma.id,
        createdAt: bot.clock.now(),
      };
      await customers.add(customer, emma.id);
    }
  });
  await li.command('/kam setup');
  await li.sendAndRead({ 'Team channel': 'CTEAM' });
  return team;
}

test('a team at work for months: everything is told once, at its moment, to whom it concerns', {
  timeout: isWhole ? 1_800_000 : 180_000,
}, async () => {
  const plan = planWork();
  const team = await startSoak();
  const time = simulateTime(team.bot);
  const end = instant(at(lastDay, '12:00', away));
  for (const { at: moment, does } of plan.deeds) {
    if (moment > end) break;
    await time.passUntil(instant(moment));
    await does(team);
  }
  await time.passUntil(end);

  const messages = time.queued();
  const isGone = new Set(['sent', 'joined']);
  // What people ask for themselves, day by day, has tests of its own.
  const watched = new Set(plan.told.map(([, rule]) => rule));
  const ofRules = time.decided(team.team.id).filter(({ rule }) => watched.has(rule));
  const found = ofRules.map((one): Told => {
    const to = messages
      .filter(({ dedupeKey, kind }) => kind === 'post' && dedupeKey.startsWith(`${one.key}/`))
      .filter(({ state }) => isGone.has(state))
      .map(({ channelId }) => channelId);
    return [new Date(one.dueAt).toISOString(), one.rule, ...to.sort()];
  });
  const sorted = (all: readonly Told[]) => all.map((one) => one.join(' ')).sort();
  const due = plan.told.filter(([moment]) => Date.parse(moment) <= end);
  expect(sorted(found)).toEqual(sorted(due));
  expect(due.length).toBeGreaterThan(dayCount);
});

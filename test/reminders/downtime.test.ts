import { expect, test } from 'vitest';
import { dayOf, type Instant, instant, zoneName } from '../../src/domain/zoned-time.ts';
import { dailyRules } from '../../src/reminders/rules/index.ts';
import { seededRandom } from '../support/customer-names.ts';
import { type DecidedRow, simulateTime } from '../support/simulate.ts';
import { startTeamWithTickets } from '../support/start-team-with-tickets.ts';

/**
 * A bot that was never down says what is due, and to whom; what one says that slept from a Friday
 * morning on has to follow from that, rule by rule.
 */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const shanghai = zoneName('Asia/Shanghai');

/** Friday 20 November 2026, 10:00 in Shanghai: something of every kind lies ahead. */
async function startBusyTeam() {
  const team = await startTeamWithTickets();
  const { bot, li, emma, wang } = team;
  await li.command('/kam setup');
  await li.sendAndRead({ 'Team channel': 'CTEAM' });
  await emma.command('/due add call back today 4pm Acme Foods');
  await emma.command('/due add send the plan next Wed 10am Acme Foods');
  await emma.command('/ticket open Acme Foods 10kV 2000kVA new connection');
  await wang.command('/ticket GC-1 accept');
  await emma.command('/visit plan Acme Plastics next Tue 3pm quotation');
  await emma.command('/customer date Acme Foods contract ends 2026-12-05');
  await bot.linesman.tick();
  return { ...team, time: simulateTime(bot), from: bot.clock.now() };
}
type BusyTeam = Awaited<ReturnType<typeof startBusyTeam>>;

/** What people ask for themselves, day by day, has tests of its own. */
const watched = [
  'team-digest',
  'follow-up-due',
  'appointment-brief',
  'appointment-outcome',
  'important-date',
  'stage-due-soon',
  'stage-overdue',
  'ticket-cap',
];

/** Without what is random in it: of records, their rule and order. */
const nameOf = ({ rule, key }: DecidedRow) => `${rule} ${key.split('/').slice(3).join('/')}`;

/** A decision, and the channels and people that were to hear of it. */
type Told = DecidedRow & { readonly to: readonly string[] };

function toldBy({ time, team }: BusyTeam): readonly Told[] {
  const messages = time.queued();
  const decided = time.decided(team.id).filter(({ rule }) => watched.includes(rule));
  return decided.map((one) => ({
    ...one,
    to: messages
      .filter(({ dedupeKey }) => dedupeKey.startsWith(`${one.key}/`))
      .filter(({ kind }) => kind === 'post')
      .map(({ channelId }) => channelId)
      .sort(),
  }));
}

/** What becomes of each thing that was slept through: its state, its reason, who hears of it. */
function expectedAt(wake: Instant, control: readonly Told[]) {
  const slept = control.filter(({ dueAt }) => dueAt <= wake);
  return slept.map((one) => {
    const { rule, subjectId, dueAt, to } = one;
    const isOn = (at: number) => dayOf(instant(at), shanghai) === dayOf(wake, shanghai);
    const verdict = (state: string, reason: string | null, told: readonly string[]) => [
      nameOf(one),
      state,
      reason,
      told,
    ];
    const planned = (told: readonly string[]) => verdict('planned', null, told);
    switch (rule) {
      case 'team-digest':
        if (!isOn(dueAt)) return verdict('missed', 'the day is over', []);
        return wake - dueAt <= 12 * hourMs
          ? planned(to)
          : verdict('missed', 'more than 12 hours late', []);
      case 'appointment-brief':
        return wake - dueAt <= hourMs
          ? planned(to)
          : verdict('missed', 'the appointment has begun', []);
      case 'important-date':
        return dayOf(wake, shanghai) <= '2026-12-05'
          ? planned(to)
          : verdict('missed', 'the day is over', []);
      case 'stage-due-soon':
        return slept.some((other) => other.rule === 'stage-overdue')
          ? verdict('superseded', 'the next reminder has come', [])
          : planned(to);
      case 'appointment-outcome':
        return planned(to);
      default: {
        // A ladder: the last step speaks for those before it, and to all whom they would have reached.
        const steps = slept.filter((other) => other.rule === rule && other.subjectId === subjectId);
        if (steps.at(-1) !== one) return verdict('superseded', 'the next reminder has come', []);
        return planned([...new Set(steps.flatMap((step) => step.to))].sort());
      }
    }
  });
}

const random = seededRandom(30);
const more = Number(process.env.LINESMAN_TEST_DOWNTIMES ?? 2);
/** Hours until the bot runs again: about the moments that count, and some others up to thirty days. */
const downtimes = [
  1 / 60,
  6 + 4 / 60,
  6 + 6 / 60,
  30,
  // Monday morning's digest, and just inside and outside of its twelve hours.
  69 + 46 / 60,
  81 + 44 / 60,
  81 + 46 / 60,
  // The appointment, half an hour before it and behind its beginning.
  100.5,
  101.5,
  7 * 24,
  30 * 24,
  ...Array.from({ length: more }, () => Math.round(random() * 30 * 24 * 10) / 10),
];

test('what was slept through is told by the policy of its rule, and the rest is listed with its reason', {
  timeout: 120_000 + more * 15_000,
}, async () => {
  const always = await startBusyTeam();
  await always.time.passUntil(instant(always.from + 33 * dayMs));
  const control = toldBy(always);
  // The ladders have steps that reach others, and the end.
  expect(new Set(control.map(({ rule }) => rule)).size).toBe(watched.length);
  expect(control.some(({ to }) => to.includes('ULI'))).toBe(true);
  for (const hours of downtimes) {
    const asleep = await startBusyTeam();
    const { bot, time, from, li } = asleep;
    const wake = instant(from + Math.round(hours * hourMs));
    bot.clock.set(new Date(wake).toISOString());
    const again = await bot.restart();
    await again.linesman.tick();
    const found = toldBy(asleep);
    const got = found.map((one) => [nameOf(one), one.state, one.reason, one.to]);
    const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect([hours, sorted(got)]).toEqual([hours, sorted(expectedAt(wake, control))]);

    const decided = time.decided(asleep.team.id);
    const untold = decided.filter(({ state }) => state === 'missed' || state === 'superseded');
    // What everybody was to get at one moment, such as an agenda, is one line.
    const isDaily = ({ rule }: DecidedRow) => dailyRules.some(({ key }) => key === rule);
    const missed = new Set(
      untold.map((one) => (isDaily(one) ? `${one.rule} ${one.dueAt} ${one.reason}` : one.key)),
    );
    const [title, ...listed] = await li.command('/kam missed');
    const rows = listed.filter((line) => line.startsWith('•'));
    expect([hours, title, rows.length]).toEqual([
      hours,
      missed.size === 0
        ? 'Everything of the last 7 days was sent.'
        : `Not sent in the last 7 days · ${Math.min(20, missed.size)}`,
      Math.min(20, missed.size),
    ]);

    // From then on it goes as if it had never slept, and everything queued has come or has a reason.
    const until = instant(wake + 3 * dayMs);
    await time.passUntil(until, again);
    const later = ({ dueAt }: Told) => dueAt > wake && dueAt <= until;
    const namesOf = (all: readonly Told[]) => all.filter(later).map(nameOf).sort();
    expect(namesOf(toldBy(asleep))).toEqual(namesOf(control));
    const open = time.queued().filter(({ state, reason }) => state !== 'sent' && reason === null);
    expect(open).toEqual([]);
    await again.linesman.stop();
  }
});

import { expect, test } from 'vitest';
import { startTeamWithTickets } from '../support/start-team-with-tickets.ts';

const hourMs = 60 * 60_000;
const followUps = 20;

const together = [
  `${followUps} reminders in one message:`,
  ...Array.from(
    { length: followUps },
    (_, place) => `• F-${place + 1} is due: Acme Foods · call no ${place + 1}`,
  ),
  '`/due` and `/ticket` show them with their buttons.',
];
const unaccepted = [
  'GC-1 · Acme Foods: Application — nobody has accepted it for 4 working hours',
  'New connection · 10 kV · 2000 kVA · single supply',
  'Application · Marketing, nobody has accepted it yet · due Mon 23 Nov, 17:00, last working day (internal)',
  'Late: this was to come on Fri 20 Nov, 15:00',
  '[Accept] [Assign…] [⋯ Decline… | Done… | Note… | Show the ticket]',
];

const fault = { kind: 'status-before', status: 503 } as const;

test.each([
  { hours: 2, back: '2026-11-20T04:01:00Z', due: [together] },
  // It ends on a Saturday: what is not an emergency waits for Monday.
  { hours: 24, back: '2026-11-23T00:00:00Z', due: [together, unaccepted] },
])(
  'after $hours hours in which Slack takes no post all that fell due comes once, together, in its reader’s hours',
  async ({ hours, back, due }) => {
    const team = await startTeamWithTickets();
    const { bot, emma, at } = team;
    team.tolerate('chat.postMessage');
    await emma.command('/ticket open Acme Foods 10kV 2000kVA new connection');
    for (let number = 1; number <= followUps; number += 1) {
      const minute = String(number * 2).padStart(2, '0');
      await emma.command(`/due add call no ${number} today 10:${minute} Acme Foods`);
    }
    await at('2026-11-20T02:01:00Z');
    const start = bot.clock.now();
    bot.workspace.failAtRandom('chat.postMessage', { share: 1, faults: [fault], seed: 1 });
    for (let hour = 1; hour <= hours; hour += 1) {
      expect(await at(new Date(start + hour * hourMs).toISOString())).toEqual({});
    }
    bot.workspace.failAtRandom('chat.postMessage', { share: 0, faults: [fault], seed: 1 });
    const told: (readonly string[])[] = [];
    for (let minute = 0; minute < 20; minute += 1) {
      const now = new Date(Date.parse(back) + minute * 60_000).toISOString();
      told.push(...((await at(now)).UEMMA ?? []));
    }
    expect(told).toEqual(due);
  },
);

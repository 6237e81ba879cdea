import { expect, test } from 'vitest';
import { openRow, reminderRow } from '../support/follow-up-rows.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** A follow-up of Emma's whose reminder has come; nothing is told her by the agenda. */
async function withReminder(): Promise<TeamAtWork & { at(iso: string): Promise<void> }> {
  const team = await startTeam({ setup: { leadsChannelId: 'CLEADS' } });
  const at = async (iso: string) => {
    team.bot.clock.set(iso);
    await team.bot.linesman.tick();
  };
  await team.emma.command('/due add send the plan today 3pm Acme Foods');
  await at('2026-11-20T07:00:00Z');
  return { ...team, at };
}

test('who has seen it stands on the reminder, with when and what they said', async () => {
  const { bot, emma, at } = await withReminder();
  bot.clock.set('2026-11-20T07:20:00Z');
  expect(await emma.open('Seen…')).toEqual({
    title: 'Seen: F-1',
    fields: { Note: '' },
    submit: 'Save',
  });
  const seen = [
    'F-1 · Acme Foods · send the plan',
    'Due Fri 20 Nov (today), 15:00 · Asia/Shanghai',
    'Seen by Emma Clark, Fri 20 Nov, 15:20: on it, waiting for drawings',
    openRow.en,
    'Type `/due done F-1` or `/due snooze F-1 next Wed`.',
  ];
  expect(await emma.sendAndRead({ Note: 'on it, waiting for drawings' })).toEqual(seen);
  await at('2026-11-20T07:21:00Z');
  expect(emma.direct()).toEqual([seen]);
  expect((await emma.command('/due history F-1')).slice(1, 3)).toEqual([
    '• Fri 20 Nov, 10:00 · Emma Clark added it: send the plan, due Fri 20 Nov (today), 15:00',
    '• Fri 20 Nov, 15:20 · Emma Clark has seen that it is due — on it, waiting for drawings',
  ]);
});

test('it is not repeated to whoever has seen it, and the leads still hear, with what was said', async () => {
  const { bot, emma, at } = await withReminder();
  await emma.open('Seen…');
  await emma.sendAndRead({ Note: 'waiting for drawings' });
  for (const day of ['23', '24', '25']) await at(`2026-11-${day}T01:01:00Z`);
  expect(emma.direct()).toHaveLength(1);
  await at('2026-11-26T01:01:00Z');
  expect(bot.workspace.messages('CLEADS').map(readMessage)).toEqual([
    [
      'Emma Clark: F-1 is overdue: Acme Foods · send the plan',
      'It was due Fri 20 Nov, 15:00 · Asia/Shanghai, 4 working days ago. This comes once; the digest keeps it.',
      'Seen by Emma Clark, Fri 20 Nov, 15:00: waiting for drawings',
      openRow.en,
    ],
  ]);
});

test('without a word from its owner it is repeated, and another moment has to be seen anew', async () => {
  const { emma, at } = await withReminder();
  await at('2026-11-23T01:01:00Z');
  expect(emma.direct()).toHaveLength(2);
  await emma.open('Seen…');
  await emma.sendAndRead();
  await at('2026-11-24T01:01:00Z');
  expect(emma.direct()).toHaveLength(2);
  await emma.command('/due snooze F-1 today 3pm');
  await at('2026-11-24T07:00:00Z');
  expect(emma.direct().at(-1)).toEqual([
    'F-1 is due: Acme Foods · send the plan',
    'Due Tue 24 Nov (today), 15:00 · Asia/Shanghai',
    reminderRow.en,
  ]);
  await at('2026-11-25T01:01:00Z');
  expect(emma.direct()).toHaveLength(4);
});

test('one that was done while the form was open says so', async () => {
  const { emma } = await withReminder();
  await emma.open('Seen…');
  await emma.command('/due done F-1');
  expect(await emma.send({ Note: 'on it' })).toEqual({ Note: 'F-1 is closed already.' });
});

test('another time, done with a note and a colleague are reached from the reminder itself', async () => {
  const { emma } = await withReminder();
  await emma.open('Another time…');
  expect(
    (await emma.sendAndRead({ When: 'next Wed 3pm', Why: 'they are away' })).slice(0, 3),
  ).toEqual([
    'F-1 · Acme Foods · send the plan',
    'Snoozed by Emma Clark to Wed 25 Nov, 15:00 · Asia/Shanghai',
    '> Emma Clark: they are away',
  ]);
  await emma.open('Give to…');
  expect((await emma.sendAndRead({ 'To whom': 'UWANG', Note: 'call first' })).slice(0, 4)).toEqual([
    'F-1 · Acme Foods · send the plan',
    'Snoozed by Emma Clark to Wed 25 Nov, 15:00 · Asia/Shanghai',
    'Owner: 王磊',
    '> Emma Clark: call first',
  ]);
});

import { expect, test } from 'vitest';
import { zoneName } from '../../src/domain/zoned-time.ts';
import { keepProfile, personId } from '../../src/usecases/recognise-person.ts';
import { reminderRow } from '../support/follow-up-rows.ts';
import { pressablesOf, readMessage } from '../support/read-message.ts';
import { startTeam } from '../support/start-team.ts';
import { startTeamWithTickets } from '../support/start-team-with-tickets.ts';

const emergencies = 'Emergencies come at any hour and cannot be turned off.';

test('a person sees what holds, changes it, and reads what changed', async () => {
  const { bot, emma } = await startTeam({ hearsDays: true });
  expect(await emma.command('/kam settings')).toEqual([]);
  expect(emma.form()).toEqual({
    title: 'My settings',
    fields: {
      'Remind of':
        'Follow-ups Visits Important dates Tickets Morning agenda Evening wrap-up Digest',
      'Digests only': '',
      'Not before': '',
      'Not after': '',
      'Time zone': '',
      Language: 'As in Slack: English',
    },
    submit: 'Save',
  });
  expect(
    await emma.sendAndRead({
      'Remind of': 'Follow-ups, Visits, Tickets, Evening wrap-up, Digest',
      'Not before': '09:30',
      'Not after': '18:00',
    }),
  ).toEqual([
    'Your settings · 2 changed',
    '• Reminders: all but Important dates, Morning agenda (before: all kinds)',
    '• How: one by one',
    '• Hours: 09:30–18:00 (before: 08:00–17:00, as the team)',
    '• Time zone: Asia/Shanghai, as in Slack',
    '• Language: English, as in Slack',
    emergencies,
    '[Settings…]',
  ]);
  expect(await emma.command('/kam whoami')).toContain(
    'Set by you: Reminders: all but Important dates, Morning agenda · Hours: 09:30–18:00 (`/kam settings`)',
  );
  expect((await emma.open('Settings…')).fields).toEqual({
    'Remind of': 'Follow-ups Visits Tickets Evening wrap-up Digest',
    'Digests only': '',
    'Not before': '09:30',
    'Not after': '18:00',
    'Time zone': '',
    Language: 'As in Slack: English',
  });
  expect((await emma.sendAndRead())[0]).toBe('Your settings: nothing changed');
  const set = { turnedOff: ['dates', 'agenda'], hours: { from: '09:30', to: '18:00' } };
  const usual = { turnedOff: [], isDigestOnly: false, hours: null, locale: null, timeZone: null };
  const trail = await bot.store.read.audit.of('preferences/UEMMA');
  expect(trail.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
    {
      action: 'preferences.change',
      before: { ...usual, inSlack: null },
      after: { ...usual, inSlack: null, ...set },
    },
  ]);
});

test('times and zones that cannot be are pointed out in their fields', async () => {
  const { emma } = await startTeam();
  await emma.command('/kam settings');
  expect([
    await emma.send({ 'Not before': '09:00' }),
    await emma.send({ 'Not before': null, 'Not after': '17:00' }),
    await emma.send({ 'Not before': '18:00', 'Not after': '09:00' }),
    await emma.send({ 'Not before': '09:00', 'Not after': '09:59' }),
    await emma.send({ 'Not before': null, 'Not after': null, 'Time zone': 'Mars/Olympus' }),
  ]).toEqual([
    { 'Not after': 'Until when? Fill in both times, or neither.' },
    { 'Not before': 'From when? Fill in both times, or neither.' },
    { 'Not after': '09:00 is not after 18:00.' },
    { 'Not after': 'An hour at least, please.' },
    { 'Time zone': '“Mars/Olympus” is not a time zone I know.' },
  ]);
});

test('language and zone hold at once, and outlast what Slack says of the person', async () => {
  const { bot, emma } = await startTeam({ hearsDays: true });
  await emma.command('/kam settings');
  const saved = await emma.sendAndRead({ Language: '繁體中文', 'Time zone': 'Europe/Berlin' });
  expect(saved).toEqual([
    '我的設定 · 已改 2 項',
    '• 提醒：全部',
    '• 方式：逐則提醒',
    '• 提醒時段：08:00–17:00，同團隊',
    '• 時區：Europe/Berlin（原為 Asia/Shanghai，同 Slack）',
    '• 語言：繁體中文（原為 English，同 Slack）',
    '緊急事項隨時通知，無法關閉。',
    '[設定…]',
  ]);
  // By now Slack is asked again who Emma is.
  bot.clock.advance(2 * 60 * 60 * 1000);
  await emma.command('/kam 我是誰');
  const id = personId(bot.linesman.workspaceId, 'UEMMA');
  await bot.workspace.until(async () => {
    const person = await bot.store.read.people.find(id);
    return person?.profileReadAt === bot.clock.now() ? person : undefined;
  });
  expect((await emma.command('/kam 我是誰')).slice(3, 6)).toEqual([
    '語言：繁體中文',
    '時區：Europe/Berlin，當地現在是 11月20日週五 05:00',
    '個人設定：時區：Europe/Berlin · 語言：繁體中文（`/kam 設定`）',
  ]);
  await emma.command('/kam 設定');
  expect(emma.form().fields).toMatchObject({ 時區: 'Europe/Berlin', 語言: '繁體中文' });
  expect(await emma.sendAndRead({ 語言: '與 Slack 一致：English', 時區: null })).toEqual([
    'Your settings · 2 changed',
    '• Reminders: all kinds',
    '• How: one by one',
    '• Hours: 08:00–17:00, as the team',
    '• Time zone: Asia/Shanghai, as in Slack (before: Europe/Berlin)',
    '• Language: English, as in Slack (before: 繁體中文)',
    emergencies,
    '[Settings…]',
  ]);
});

/** A reminder for 15:00 that is late: it waits for Monday morning. */
async function withLateReminder() {
  const team = await startTeam();
  await team.emma.command('/due add send the plan today 3pm Acme Foods');
  team.bot.clock.set('2026-11-20T12:00:00Z');
  await team.bot.linesman.tick();
  expect(team.emma.direct()).toEqual([]);
  return team;
}

test('what is turned off does not come any more, also where it was on its way', async () => {
  const { bot, emma } = await withLateReminder();
  await emma.command('/kam settings');
  await emma.sendAndRead({ 'Remind of': 'Visits' });
  bot.clock.set('2026-11-23T00:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
});

test('digests only holds single reminders back', async () => {
  const { bot, emma } = await withLateReminder();
  await emma.command('/kam settings');
  await emma.sendAndRead({ 'Digests only': 'Nothing by itself' });
  bot.clock.set('2026-11-23T00:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
});

test('longer hours bring at once what waited for the morning', async () => {
  const { bot, emma } = await withLateReminder();
  await emma.command('/kam settings');
  await emma.sendAndRead({ 'Not before': '08:00', 'Not after': '21:00' });
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([
    [
      'F-1 is due: Acme Foods · send the plan',
      'Late: it was due Fri 20 Nov (today), 15:00 · Asia/Shanghai',
      reminderRow.en,
    ],
  ]);
});

test('later hours hold until then what would have come in the morning', async () => {
  const { bot, emma } = await withLateReminder();
  await emma.command('/kam settings');
  await emma.sendAndRead({ 'Not before': '10:00', 'Not after': '18:00' });
  bot.clock.set('2026-11-23T01:59:59Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
  bot.clock.set('2026-11-23T02:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toHaveLength(1);
});

test('dates of customers are reminded of by the new zone’s clock', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/customer date Acme Foods contract ends 21 Dec 2026');
  await emma.command('/kam settings');
  await emma.sendAndRead({ 'Time zone': 'Europe/Berlin' });
  // A month before, on Saturday's eve; nine in Shanghai is two at night in Berlin.
  const schedules = async () => {
    const [date] = await bot.store.read.importantDates.ofManager(
      personId(bot.linesman.workspaceId, 'UEMMA'),
    );
    const found = date && (await bot.store.read.reminders.find('important-date', date.id));
    return found && new Date(found.nextAt).toISOString();
  };
  const inBerlin = await schedules();
  expect(inBerlin?.slice(10)).toBe('T08:00:00.000Z');
  await emma.command('/kam settings');
  await emma.sendAndRead({ 'Time zone': null });
  expect((await schedules())?.slice(10)).toBe('T01:00:00.000Z');
});

test('a lead in a channel of the team sets what holds there, and for the team', async () => {
  const { bot, li } = await startTeam({ setup: { teamChannelId: 'CTEAM' } });
  await li.command('/kam settings', 'CTEAM');
  expect(li.form()).toEqual({
    title: 'Settings of the channel',
    fields: {
      'Remind of': 'Follow-ups Visits Important dates Tickets Digest',
      'Digests only': '',
      'Digest at': '07:45',
      'Working hours': '08:00–12:00, 13:00–17:00',
      'Time zone': 'Asia/Shanghai',
      'Language of the channels': 'English',
    },
    submit: 'Save',
  });
  expect([
    await li.send({ 'Working hours': '8-12' }),
    await li.send({ 'Working hours': '08:00-12:00, 11:00-17:00' }),
    await li.send({ 'Working hours': '08:00-12:00', 'Time zone': 'Nowhere' }),
  ]).toEqual([
    {
      'Working hours': '“8-12” are not working hours. Such as 08:00–12:00, 13:00–17:00.',
    },
    {
      'Working hours':
        '“08:00-12:00, 11:00-17:00” are not working hours. Such as 08:00–12:00, 13:00–17:00.',
    },
    { 'Time zone': '“Nowhere” is not a time zone I know.' },
  ]);
  expect(
    await li.sendAndRead({
      'Remind of': 'Tickets, Digest',
      'Digest at': '08:30',
      'Working hours': '8:30-12:00，13:30 至 18:00',
      'Time zone': 'Asia/Shanghai',
      'Language of the channels': '简体中文',
    }),
  ).toEqual([
    'Settings of #CTEAM · 4 changed',
    '• Reminders: all but Follow-ups, Visits, Important dates (before: all kinds)',
    '• How: one by one',
    '• Digest at: 08:30 (before: 07:45)',
    '• Working hours: 08:30–12:00, 13:30–18:00 (before: 08:00–12:00, 13:00–17:00)',
    '• Time zone: Asia/Shanghai',
    '• Language: 简体中文 (before: English)',
    emergencies,
    '[Settings…]',
  ]);
  const teamId = (await bot.store.read.teams.list())[0]?.id;
  const digest = await bot.store.read.reminders.find('team-digest', `${teamId}`);
  expect(digest && new Date(digest.nextAt).toISOString()).toBe('2026-11-23T00:30:00.000Z');
  const trail = await bot.store.read.audit.of(`team/${teamId}`);
  expect(trail.map(({ action }) => action)).toEqual([
    'team.settings',
    'team.setting',
    'team.setting',
  ]);
});

test('in the same channel others, and a lead who says so, get their own', async () => {
  const { wang, li } = await startTeam({ setup: { teamChannelId: 'CTEAM' } });
  await wang.command('/kam 设置', 'CTEAM');
  expect(wang.form().title).toBe('我的设置');
  await li.command('/kam settings me', 'CTEAM');
  expect(li.form().title).toBe('My settings');
  await li.command('/kam settings', 'COTHER');
  expect(li.form().title).toBe('My settings');
});

test('a channel is named by a lead, who may; others and other channels are refused', async () => {
  const { li, chen } = await startTeam({ setup: { teamChannelId: 'CTEAM' } });
  await li.command('/kam settings #accounts', 'COTHER');
  expect(li.form().title).toBe('Settings of the channel');
  expect([
    await chen.command('/kam 設定 #accounts'),
    await li.command('/kam settings #other'),
    await li.command('/kam settings leads'),
  ]).toEqual([
    ['頻道收什麼由主管設定。', '試試 `/kam 設定`'],
    ['That is neither the team’s channel nor its leads’.', 'Try `/kam settings`'],
    [
      'Whose settings? `me`, `here`, `team`, `leads`, or a channel of the team that has been set up.',
      'Try `/kam settings`',
    ],
  ]);
});

test.each([
  { wants: 'what is overdue', change: {}, posts: 1 },
  { wants: 'no follow-ups', change: { 'Remind of': 'Tickets' }, posts: 0 },
  { wants: 'digests only', change: { 'Digests only': 'Nothing by itself' }, posts: 0 },
])('a channel that wants $wants gets $posts', async ({ change, posts }) => {
  const { bot, li, emma } = await startTeam({
    setup: { teamChannelId: 'CTEAM', leadsChannelId: 'CLEADS' },
  });
  await li.command('/kam settings leads');
  await li.sendAndRead(change);
  await emma.command('/due add send the plan today 3pm Acme Foods');
  for (const day of ['20', '23', '24', '25', '26']) {
    bot.clock.set(`2026-11-${day}T08:00:00Z`);
    await bot.linesman.tick();
  }
  expect(bot.workspace.messages('CLEADS')).toHaveLength(posts);
});

test('other working hours move the deadlines of open tickets', async () => {
  const { li, emma, wang, at } = await startTeamWithTickets({
    setup: { leadsChannelId: 'CLEADS' },
  });
  await emma.command('/ticket open Acme Foods 10kV 2000kVA new connection');
  await wang.command('/ticket GC-1 accept');
  await at('2026-11-20T02:01:00Z');
  await li.command('/kam settings leads');
  await li.sendAndRead({ 'Working hours': '09:00–12:00, 13:00–18:00' });
  await at('2026-11-20T02:02:00Z');
  expect((await emma.command('/ticket GC-1 history')).at(-2)).toBe(
    '• Fri 20 Nov, 10:02 · The team’s time zone or working hours changed. “Application” is due Mon 23 Nov, 18:00 instead of Mon 23 Nov, 17:00.',
  );
});

test('a message to the bot, and the Home tab, offer the form', async () => {
  const { bot, emma } = await startTeam();
  expect(await emma.write('settings')).toEqual([
    'Press the button to open the form.',
    '[My settings]',
  ]);
  expect((await emma.open('My settings')).title).toBe('My settings');
  const actor = bot.workspace.as('UEMMA');
  await actor.openHome();
  const home = await bot.workspace.until(() => actor.state().home ?? undefined);
  const blocks = Array.isArray(home.blocks) ? home.blocks : [];
  const found = pressablesOf({ blocks }).find(({ label }) => label === 'My settings, language…');
  expect(found && readMessage({ blocks: blocks.slice(1, 2) })).toEqual([
    '[Log a visit] [Add a follow-up] [⋯ Add a customer | My visits | Write wrap-up | My settings, language…]',
  ]);
});

test('what longer hours let go at once comes as one message where it is much', async () => {
  const { bot, emma } = await startTeam();
  for (let number = 1; number <= 6; number += 1) {
    await emma.command('/due add call them today 3pm Acme Foods');
  }
  bot.clock.set('2026-11-20T12:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
  await emma.command('/kam settings');
  await emma.sendAndRead({ 'Not before': '08:00', 'Not after': '21:00' });
  await bot.linesman.tick();
  expect(emma.direct().map(([first]) => first)).toEqual(['6 reminders in one message:']);
});

test('a zone that Slack says takes the dates along, unless the person has chosen one', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/customer date Acme Foods contract ends 21 Dec 2026');
  const { workspaceId } = bot.linesman;
  const id = personId(workspaceId, 'UEMMA');
  const hear = (zone: string) =>
    bot.store.write(async (repositories) => {
      const person = await repositories.people.find(id);
      if (!person) throw new Error('Emma is not known');
      await keepProfile(repositories, { ...person, timeZone: zoneName(zone) }, bot.clock.now());
    });
  const plannedAt = async () => {
    const [date] = await bot.store.read.importantDates.ofManager(id);
    const found = date && (await bot.store.read.reminders.find('important-date', date.id));
    return found && new Date(found.nextAt).toISOString().slice(10);
  };
  await hear('Europe/Berlin');
  expect(await plannedAt()).toBe('T08:00:00.000Z');
  await emma.command('/kam settings');
  await emma.sendAndRead({ 'Time zone': 'Asia/Shanghai' });
  await hear('America/New_York');
  expect(await plannedAt()).toBe('T01:00:00.000Z');
  // Left to Slack again, it is what Slack said last.
  await emma.command('/kam settings');
  await emma.sendAndRead({ 'Time zone': null });
  expect(await plannedAt()).toBe('T14:00:00.000Z');
});

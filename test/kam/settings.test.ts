import { expect, test } from 'vitest';
import type { en } from '../../src/i18n/en.ts';
import { rules } from '../../src/reminders/rules/index.ts';
import { ruleNames } from '../../src/views/missed-list.ts';
import { ruleReasons } from '../../src/views/why-reminded.ts';
import { asksWhy, readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** With a digest in the team's channel. */
async function setUp({ li }: TeamAtWork): Promise<void> {
  await li.command('/kam setup');
  await li.sendAndRead({ 'Team channel': 'CTEAM' });
}

const at = async ({ bot }: TeamAtWork, iso: string) => {
  bot.clock.set(iso);
  await bot.linesman.tick();
};

test('the form shows what holds, and the answer what was set', async () => {
  const { emma } = await startTeam();
  await emma.command('/kam settings');
  expect(emma.form()).toEqual({
    title: 'Reminders',
    fields: {
      'Which reminders':
        'Follow-ups Visits and appointments Important dates Tickets Morning agenda Evening wrap-up',
      'How many': '',
      From: '',
      Until: '',
      Language: 'As in Slack',
      'Time zone': '',
    },
    submit: 'Save',
  });
  expect(
    await emma.sendAndRead({
      'Which reminders': 'Follow-ups, Visits and appointments, Morning agenda',
      From: '09:30',
      Until: '18:00',
    }),
  ).toEqual([
    'Saved. It holds from now on, for what is waiting as well.',
    'Your reminders',
    'On: Follow-ups, Visits and appointments, Morning agenda',
    'Off: Important dates, Tickets, Evening wrap-up',
    'On working days, 09:30–18:00',
    'English · Asia/Shanghai',
    '[Settings…]',
  ]);
});

test('language and zone of one’s own hold at once, and outlast what Slack says', async () => {
  const team = await startTeam();
  const { emma, bot } = team;
  await emma.command('/kam settings');
  expect(await emma.sendAndRead({ Language: '简体中文', 'Time zone': 'Europe/Berlin' })).toEqual([
    '已保存，立即生效，待发的提醒也按此执行。',
    '你的提醒',
    '开启：跟进、走访与预约、重要日期、业扩工单、早间日程、晚间小结',
    '按团队工作时间 08:00–17:00',
    '简体中文 · Europe/Berlin',
    '[提醒设置…]',
  ]);
  // A month later her profile is read anew.
  bot.clock.set('2026-12-21T10:00:00Z');
  expect((await emma.command('/kam whoami')).slice(3)).toEqual([
    '语言：简体中文',
    '时区：Europe/Berlin，当地现在是 12月21日周一 11:00',
  ]);
  await emma.command('/kam 提醒设置');
  await emma.sendAndRead({ 语言: '与 Slack 一致', 时区: '' });
  expect((await emma.command('/kam whoami')).slice(3)).toEqual([
    'Language: English',
    'Time zone: Asia/Shanghai; it is Mon 21 Dec, 18:00 there',
  ]);
});

test('hours that nobody can be reached in, and zones that there are not, are said at their field', async () => {
  const { emma } = await startTeam();
  await emma.command('/kam settings');
  expect(await emma.send({ From: '09:00' })).toEqual({ Until: 'Set both times, or none.' });
  expect(await emma.send({ From: '18:00', Until: '09:00' })).toEqual({
    Until: 'Between both there has to be an hour at least, on the same day.',
  });
  expect(await emma.send({ From: '09:00', Until: '18:00', 'Time zone': 'Mars/Olympus' })).toEqual({
    'Time zone': '“Mars/Olympus” is not a time zone I know.',
  });
});

test('what is turned off does not come, not even what was waiting', async () => {
  const team = await startTeam();
  const { bot, emma, tolerate } = team;
  tolerate('chat.postMessage');
  await emma.command('/due add send the plan today 3pm Acme Foods');
  bot.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 });
  await at(team, '2026-11-20T07:00:00Z');
  await emma.command('/kam settings');
  expect(await emma.send({ 'Which reminders': 'Tickets, Morning agenda' })).toEqual({});
  await at(team, '2026-11-20T07:01:00Z');
  await emma.command('/due add call them today 4pm Acme Foods');
  await at(team, '2026-11-20T08:00:00Z');
  expect(emma.direct().filter(([first]) => first?.startsWith('F-'))).toEqual([]);
});

test('a reminder says why it came, and turns its kind off and on again', async () => {
  const team = await startTeam();
  const { bot, wang } = team;
  await wang.command('/due add 送供电方案 今天15点 华新钢铁');
  await at(team, '2026-11-20T07:00:00Z');
  expect(await wang.press('为何收到？')).toEqual([
    '为何收到这条',
    '• 跟进到期 F-1 · 11月20日周五 15:00. 由你负责（或由你的下属、你所代理的同事负责），时间已到。',
    '收什么、何时收，可自行设置：`/kam 提醒设置`',
    '[关闭：跟进] [提醒设置…]',
  ]);
  expect(await wang.press('关闭：跟进')).toEqual(['已关闭：跟进', '[撤销] [提醒设置…]']);
  expect(await wang.press('撤销')).toEqual(['已重新开启：跟进', '[撤销] [提醒设置…]']);
  await wang.open('提醒设置…');
  expect(wang.form().title).toBe('提醒设置');
  const { workspaceId } = bot.linesman;
  const { turnedOff } = await bot.store.read.preferences.of(workspaceId, 'UWANG');
  expect(turnedOff).toEqual([]);
});

test('leads set what comes to a channel; others are told so', async () => {
  const team = await startTeam({ setup: { teamChannelId: 'CTEAM', leadsChannelId: 'CLEADS' } });
  const { bot, emma, li } = team;
  expect(await emma.command('/kam settings here', 'CTEAM')).toEqual([
    'What comes to a channel is set by leads.',
    'Try `/kam settings`',
  ]);
  expect(await li.command('/kam settings here', 'COTHER')).toEqual([
    'That is neither the team’s nor the leads’ channel.',
    'Try `/kam settings`',
  ]);
  expect(await li.command('/kam settings nonsense')).toEqual([
    'Alone it is for yourself, with `here` or #channel for a channel.',
    'Try `/kam settings`',
  ]);
  await li.command('/kam settings <#CTEAM|accounts>');
  await li.sendAndRead({ 'Which reminders': 'Follow-ups, Tickets' });
  await emma.command('/due add send the plan Monday 3pm Acme Foods');
  await at(team, '2026-11-22T23:45:00Z');
  expect(bot.workspace.messages('CTEAM').map(readMessage)).toEqual([]);
  const digest = (await bot.store.read.preferences.of(bot.linesman.workspaceId, 'CTEAM')).turnedOff;
  expect(digest).toEqual(['visits', 'dates', 'digest']);
});

test('a digest in a channel can be asked why, and is turned off by leads', async () => {
  const team = await startTeam();
  await setUp(team);
  const { bot, emma } = team;
  await emma.command('/due add send the plan Monday 3pm Acme Foods');
  await at(team, '2026-11-22T23:45:00Z');
  const [digest] = bot.workspace.messages('CTEAM');
  expect(digest && asksWhy(digest)).toBe(true);
  expect(await emma.press('Why this?', digest)).toEqual([
    'Why this came',
    '• Daily digest · due Mon 23 Nov, 07:45. This is the team’s channel; the digest comes on working days when something is due.',
    'Leads set what comes here: `/kam settings here`',
    '[Turn off: Daily digest] [Settings…]',
  ]);
  expect(await emma.press('Turn off: Daily digest')).toEqual([
    'What comes to a channel is set by leads.',
    'Try `/kam settings`',
  ]);
});

test('every rule has a name and a reason', () => {
  const known = (names: Readonly<Record<string, keyof typeof en>>) =>
    rules.filter(({ key }) => !Object.hasOwn(names, key)).map(({ key }) => key);
  expect({ unnamed: known(ruleNames), unexplained: known(ruleReasons) }).toEqual({
    unnamed: [],
    unexplained: [],
  });
});

import { expect, test } from 'vitest';
import type { AbsenceId } from '../../src/domain/absence.ts';
import { locales } from '../../src/domain/locale.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { catalogues, type MessageKey } from '../../src/i18n/words.ts';
import { rules } from '../../src/reminders/rules/index.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { ruleNames } from '../../src/views/missed-list.ts';
import { ruleReasons } from '../../src/views/why-reminded.ts';
import { pressablesOf } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const at = async ({ bot }: TeamAtWork, iso: string) => {
  bot.clock.set(iso);
  await bot.linesman.tick();
};

/** What can be pressed on the newest reminder, menus included. */
function choices({ bot }: TeamAtWork, place: string): string[] {
  const message = bot.workspace.messages(place).at(-1);
  return message ? pressablesOf(message).map(({ label }) => label) : [];
}

const directOf = ({ bot }: TeamAtWork, id: string) => bot.workspace.as(id).directChannelId();

test('every rule has a name and a reason, in every language', () => {
  const known = (names: Readonly<Record<string, MessageKey>>) =>
    rules.flatMap(({ key }) =>
      locales
        .filter((locale) => {
          const name = Object.hasOwn(names, key) ? names[key] : undefined;
          return !name || !catalogues[locale][name];
        })
        .map((locale) => `${key} in ${locale}`),
    );
  expect({ unnamed: known(ruleNames), unexplained: known(ruleReasons) }).toEqual({
    unnamed: [],
    unexplained: [],
  });
});

test('a reminder says why it came, and turns its kind off and on again', async () => {
  const team = await startTeam();
  const { bot, wang } = team;
  await wang.command('/due add 送供电方案 今天15点 华新钢铁');
  await at(team, '2026-11-20T07:00:00Z');
  expect(choices(team, directOf(team, 'UWANG')).slice(-1)).toEqual(['为何收到？']);
  expect(await wang.press('为何收到？')).toEqual([
    '为何收到这条',
    '• 跟进到期 F-1 · 到期：11月20日周五 15:00',
    '• 由你负责。时间已到。',
    '提前提醒（天）：1',
    '逾期后重复提醒（工作日），再通知主管：3',
    '团队的时间与次数由主管设置：`/kam 规则`',
    '提醒：除每日安排、当日小结外全部 · 提醒时段：08:00–17:00，同团队',
    '收什么、何时收，可自行设置：`/kam 设置`',
    '[关闭：跟进] [设置…]',
  ]);
  const { workspaceId } = bot.linesman;
  const turnedOff = async () =>
    (await bot.store.read.preferences.of(workspaceId, 'UWANG')).turnedOff;
  expect(await wang.press('关闭：跟进', wang.newest())).toEqual(['已关闭：跟进', '[撤销] [设置…]']);
  expect(await turnedOff()).toEqual(['follow-ups', 'agenda', 'wrap-up']);
  expect(await wang.press('撤销')).toEqual(['已重新开启：跟进', '[撤销] [设置…]']);
  expect(await turnedOff()).toEqual(['agenda', 'wrap-up']);
  await wang.open('设置…');
  expect(wang.form().title).toBe('我的设置');
});

test('turning off from the reminder itself leaves the reminder as it stands', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  await emma.command('/visit plan Acme Foods today 4pm contract');
  await at(team, '2026-11-20T07:00:00Z');
  const before = emma.direct();
  const [message] = bot.workspace.messages(directOf(team, 'UEMMA'));
  expect(await emma.press('Turn off: Visits', message)).toEqual([
    'Turned off: Visits',
    '[Undo] [Settings…]',
  ]);
  expect(emma.direct()).toEqual(before);
  const trail = await bot.store.read.audit.of('preferences/UEMMA');
  expect(trail.map(({ action }) => action)).toEqual(['preferences.change']);
});

test('a deputy reads for whom it came, and when it was decided', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  const { workspaceId } = bot.linesman;
  await team.wang.command('/due add 送供电方案 今天15点 华新钢铁');
  await bot.store.write(({ absences }) =>
    absences.add({
      id: 'absence-1' as AbsenceId,
      personId: personId(workspaceId, 'UWANG'),
      firstDay: calendarDay('2026-11-20'),
      lastDay: calendarDay('2026-11-27'),
      deputyId: personId(workspaceId, 'UEMMA'),
      setById: personId(workspaceId, 'UWANG'),
      createdAt: bot.clock.now(),
      endedAt: null,
    }),
  );
  await at(team, '2026-11-20T07:20:00Z');
  expect((await emma.press('Why this?')).slice(0, 3)).toEqual([
    'Why this came',
    '• Follow-up due F-1 · due Fri 20 Nov, 15:00, decided Fri 20 Nov, 15:20',
    '• For 王磊, who is away. Its time has come.',
  ]);
});

test('a post in a channel can only be asked why; what comes there is for leads to change', async () => {
  const team = await startTeam({
    setup: { teamChannelId: 'CTEAM', leadsChannelId: 'CLEADS', locale: 'en' },
  });
  const { bot, emma, li } = team;
  await emma.command('/due add send the plan today 3pm Acme Foods');
  for (const day of ['20', '23', '24', '25', '26']) await at(team, `2026-11-${day}T08:00:00Z`);
  expect(choices(team, 'CLEADS').slice(-2)).toEqual(['History', 'Why this?']);
  const [post] = bot.workspace.messages('CLEADS');
  expect(await li.press('Why this?', post)).toEqual([
    'Why this came',
    '• Follow-up due F-1 · due Thu 26 Nov, 09:00, decided Thu 26 Nov, 16:00',
    '• This is the leads’ channel. It is 4 working days overdue, and the repeats are over.',
    'Called to mind ahead, days: 1',
    'Working days on which it is repeated before the leads hear: 3',
    'Leads set the team’s times and numbers: `/kam rules`',
    'Leads set what comes here: `/kam settings here`',
    '[Turn off: Follow-ups] [Settings…]',
  ]);
  expect(await li.press('Turn off: Follow-ups')).toEqual([
    'Turned off: Follow-ups',
    '[Undo] [Settings…]',
  ]);
  const { workspaceId } = bot.linesman;
  expect((await bot.store.read.preferences.of(workspaceId, 'CLEADS')).turnedOff).toEqual([
    'follow-ups',
  ]);
});

test('others may ask why a post came, and change nothing', async () => {
  const team = await startTeam({ setup: { teamChannelId: 'CTEAM', leadsChannelId: 'CTEAM' } });
  const { bot, emma } = team;
  await emma.command('/due add send the plan today 3pm Acme Foods');
  for (const day of ['20', '23', '24', '25', '26']) await at(team, `2026-11-${day}T08:00:00Z`);
  const [post] = bot.workspace.messages('CTEAM');
  await emma.press('Why this?', post);
  expect(await emma.press('Turn off: Follow-ups', emma.newest())).toEqual([
    'What comes to a channel is set by leads.',
    'Try `/kam settings`',
  ]);
});

test('one message with many reminders explains each of them', async () => {
  const team = await startTeam();
  const { emma } = team;
  for (let number = 1; number <= 6; number += 1) {
    await emma.command('/due add call them today 3pm Acme Foods');
  }
  await at(team, '2026-11-20T07:01:00Z');
  await at(team, '2026-11-20T07:02:00Z');
  expect(choices(team, directOf(team, 'UEMMA'))).toEqual([
    'Why this?',
    'Turn off: Follow-ups',
    'Settings…',
  ]);
  const why = await emma.press('Why this?');
  expect(why.filter((line) => line.startsWith('• Follow-up due'))).toHaveLength(6);
});

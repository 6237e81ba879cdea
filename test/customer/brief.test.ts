import { expect, test } from 'vitest';
import { defaultSettings } from '../../src/domain/settings.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { readBrief } from '../../src/reminders/read-standing.ts';
import { customerBrief } from '../../src/views/customer-brief.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const long = 'They want a second feed for the new cold store. '.repeat(6).trim();

async function busyTeam(): Promise<TeamAtWork> {
  const team = await startTeam();
  const { bot, emma, wang } = team;
  for (const line of ['1 Oct: too old to be read', '2 Oct: Dr Lee', `6 Nov: ${long}`]) {
    await emma.command(`/visit Acme Foods ${line}`);
  }
  await emma.command('/visit Acme Foods 13 Nov: load survey, send the plan on Monday 9am');
  await wang.command('/due 新增 送停电计划 下周三 Acme Foods');
  await emma.command('/visit Acme Foods next Thursday 2pm contract');
  await emma.command('/customer date Acme Foods contract ends 31 Jan 2027');
  await emma.command('/customer date Acme Foods calibration 1 Aug 2027');
  await bot.store.write(async ({ visits }) => {
    const visit = await visits.findByNumber(team.team.id, 4);
    if (!visit) throw new Error('V-4 is not there');
    const report = { purpose: 'survey', problems: 'old\ncable', nextStep: 'plan' };
    await visits.update({ ...visit, report, version: 2 }, 1);
  });
  return team;
}

const brief = [
  'Credit grade: C · Voltage: 10 kV · Capacity: 5000 kVA · Manager: Emma Clark · Account: 3301000201',
  'Next visit due by Sun 13 Dec',
  'V-4 · Fri 13 Nov',
  '> load survey',
  'Purpose: survey',
  'Problems: old cable',
  'Next step: plan',
  'V-3 · Fri 6 Nov',
  `> ${long}`,
  'V-2 · Fri 2 Oct',
  '> Dr Lee',
  'Appointments',
  '• V-5 Thu 26 Nov, 14:00 — contract',
  'Open promises',
  '• F-1 send the plan — Mon 23 Nov, 09:00 · Emma Clark',
  '• F-2 送停电计划 — Wed 25 Nov · 王磊',
  'Contacts met: Dr Lee',
  'Ahead in 90 days',
  '• Contract ends: Sun, 31 Jan 2027',
  'Afterwards type `/visit Acme Foods …`, with what you promised and when.',
];

test('the brief is one message with all one wants to know on the way there', async () => {
  const { emma } = await busyTeam();
  expect(await emma.command('/customer brief Acme Foods')).toEqual(['Brief: Acme Foods', ...brief]);
  expect(emma.newest().text).toBe('Brief: Acme Foods');
});

test('Brief me on the card says the same below it', async () => {
  const { emma } = await busyTeam();
  await emma.command('/customer Acme Foods');
  expect(await emma.press('Brief me')).toEqual(['Brief: Acme Foods', ...brief]);
  expect((await emma.press('Brief me'))[0]).toBe('Brief: Acme Foods');
});

test('the brief can be headed with what it is for', async () => {
  const { bot, team } = await busyTeam();
  const { read } = bot.store;
  const customer = await read.customers.findByName(team.id, 'Acme Foods');
  if (!customer) throw new Error('Acme Foods is not there');
  const now = bot.clock.now();
  const at = { today: calendarDay('2026-11-20'), settings: defaultSettings, now };
  const message = customerBrief(
    await readBrief(read, customer, at),
    wordsFor('en'),
    'In an hour, 14:00',
  );
  expect(message.text).toBe('In an hour, 14:00');
  expect(readMessage(message)).toEqual(['In an hour, 14:00', 'Acme Foods', ...brief]);
});

test('the brief of a customer of whom nothing is known says so, in Chinese', async () => {
  const { wang, chen } = await startTeam();
  expect(await wang.command('/customer 简报 东方纺织厂')).toEqual([
    '简报：东方纺织厂',
    '客户经理：王磊',
    '尚未走访。',
    '没有未兑现的承诺。',
    '走访后输入 `/visit 东方纺织厂 …`，写上答应的事和时间。',
  ]);
  expect((await chen.command('/customer 簡報 港務'))[0]).toBe('簡報：港務集團');
});

test('which customer is meant is asked, and the brief takes the place of the question', async () => {
  const { emma } = await startTeam();
  expect(await emma.command('/customer brief acme')).toEqual([
    '2 customers fit “acme”',
    'Acme Foods',
    'Never visited · Emma Clark',
    '[Brief me]',
    'Acme Plastics',
    'Never visited · Emma Clark',
    '[Brief me]',
  ]);
  expect((await emma.press('Brief me'))[0]).toBe('Brief: Acme Foods');
  expect(() => emma.newest()).not.toThrow();
  expect(emma.newest().text).toBe('Brief: Acme Foods');
});

test('the longest brief is a message that Slack takes', async () => {
  const { bot, emma, team } = await startTeam();
  for (const day of ['2 Nov', '3 Nov', '4 Nov']) {
    await emma.command(`/visit Acme Foods ${day}: ${'note '.repeat(500)}`);
  }
  for (let count = 0; count < 12; count += 1) {
    await emma.command(`/due add ${'promise '.repeat(30)} tomorrow Acme Foods`);
  }
  await bot.store.write(async ({ visits }) => {
    for (const number of [1, 2, 3]) {
      const visit = await visits.findByNumber(team.id, number);
      const said = '长'.repeat(1000);
      const report = {
        purpose: said,
        contactsMet: said,
        needs: said,
        findings: said,
        problems: said,
        nextStep: said,
      };
      if (visit) await visits.update({ ...visit, report, version: 2 }, 1);
    }
  });
  const answer = await emma.command('/customer brief Acme Foods');
  expect(answer.filter((row) => row.startsWith('• F-'))).toHaveLength(10);
  expect(answer.join('\n').length).toBeLessThan(12_000);
});

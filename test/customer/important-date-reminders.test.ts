import { expect, test } from 'vitest';
import type { ImportantDate, ImportantDateId } from '../../src/domain/important-date.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { calendarDay, instant, zoneName } from '../../src/domain/zoned-time.ts';
import { importantDateDue } from '../../src/reminders/rules/important-date.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { openTestStore } from '../support/open-test-store.ts';
import {
  addRecords,
  friday,
  sampleCustomer,
  samplePerson,
  sampleTeam,
} from '../support/sample-records.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const buttons = '[Add follow-up] [Log visit]';

test('the manager is reminded at nine on each of the days before, and then never again', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/customer date Acme Foods contract ends 31 Mar 2027');
  const at = async (iso: string) => {
    bot.clock.set(iso);
    await bot.linesman.tick();
    return emma.direct();
  };
  expect(await at('2026-12-31T00:59:59Z')).toEqual([]);
  const first = [
    'Acme Foods: Contract ends in 90 days',
    'Contract ends: Wed, 31 Mar 2027 · once',
    buttons,
  ];
  expect(await at('2026-12-31T01:00:00Z')).toEqual([first]);
  expect(await at('2027-02-28T09:00:00Z')).toEqual([first]);
  const second = [
    'Acme Foods: Contract ends in 30 days',
    'Contract ends: Wed 31 Mar · once',
    buttons,
  ];
  expect(await at('2027-03-01T01:00:00Z')).toEqual([first, second]);
  const third = [
    'Acme Foods: Contract ends in 7 days',
    'Contract ends: Wed 31 Mar · once',
    buttons,
  ];
  expect(await at('2027-03-24T01:00:00Z')).toEqual([first, second, third]);
  expect(await at('2027-04-30T01:00:00Z')).toEqual([first, second, third]);
});

const tickAt = async ({ bot }: TeamAtWork, ...moments: readonly string[]) => {
  for (const iso of moments) {
    bot.clock.set(iso);
    await bot.linesman.tick();
  }
};

test('a birthday is reminded of every year, on the last working day before a weekend', async () => {
  const team = await startTeam();
  await team.wang.command('/customer 日期 华新 王主任生日 5月20日');
  await tickAt(team, '2027-05-17T01:00:00Z', '2027-05-20T01:00:00Z');
  // 17 May 2028 is a Wednesday, 20 May a Saturday.
  await tickAt(team, '2028-05-17T01:00:00Z', '2028-05-19T01:00:00Z', '2028-05-22T01:00:00Z');
  expect(team.wang.direct()).toEqual([
    [
      '华新钢铁有限公司：3 天后王主任生日',
      '王主任生日：5月20日周四 · 每年',
      '[添加跟进] [登记走访]',
    ],
    [
      '华新钢铁有限公司：今天王主任生日',
      '王主任生日：5月20日周四（今天） · 每年',
      '[添加跟进] [登记走访]',
    ],
    [
      '华新钢铁有限公司：3 天后王主任生日',
      '王主任生日：5月20日周六 · 每年',
      '[添加跟进] [登记走访]',
    ],
    [
      '华新钢铁有限公司：1 天后王主任生日',
      '王主任生日：5月20日周六（明天） · 每年',
      '[添加跟进] [登记走访]',
    ],
  ]);
});

test('after a long holiday nothing is told late: both reminders of the week come once, before it', async () => {
  const team = await startTeam({ now: '2026-09-01T02:00:00Z' });
  // 1–7 October 2026 are holidays: five days and one day before the 6th are both 30 September.
  await team.chen.command('/customer 日期 港務 繳費 10月6日');
  await tickAt(team, '2026-09-30T01:00:00Z', '2026-10-05T01:00:00Z', '2026-10-08T01:00:00Z');
  expect(team.chen.direct()).toEqual([
    ['港務集團：6 天後繳費', '繳費：10月6日週二 · 一次', '[新增跟進] [登記走訪]'],
  ]);
});

test('Add follow-up asks when, adds it once, and stands on the reminder', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/customer date Acme Foods payment 25 Dec');
  bot.clock.set('2026-12-18T01:00:00Z');
  await bot.linesman.tick();
  expect(await emma.press('Add follow-up')).toEqual([
    'Acme Foods: Payment due in 7 days',
    'Payment due: Fri 25 Dec · once',
    'When do you get back to them?',
    '[Tomorrow] [Next Monday] [In a week]',
  ]);
  const question = emma.direct();
  expect(question).toHaveLength(1);
  expect(await emma.press('Tomorrow')).toEqual([
    'Acme Foods: Payment due in 7 days',
    'Payment due: Fri 25 Dec · once',
    'Follow-up F-1: Payment due: Fri 25 Dec',
    'Sat 19 Dec (tomorrow) · Asia/Shanghai',
    '[Log visit]',
  ]);
  expect((await emma.command('/due F-1')).slice(0, 2)).toEqual([
    'F-1 · Acme Foods · Payment due: Fri 25 Dec',
    'Due Sat 19 Dec (tomorrow) · Asia/Shanghai',
  ]);
  await emma.open('Log visit');
  expect(emma.form().fields.Customer).toBe('Acme Foods');
});

test('a colleague’s date reminds the customer’s manager, once, whatever zone they moved to', async () => {
  const { bot, team, emma, wang } = await startTeam();
  await wang.command('/customer 日期 Acme Foods 检定 2026-12-20');
  await bot.store.write(async ({ people }) => {
    const person = await people.find(personId(team.workspaceId, 'UEMMA'));
    if (person) await people.save({ ...person, timeZone: zoneName('Europe/Berlin') });
  });
  // A week before; the earlier ones were over when it was added.
  // 13 December is a Sunday.
  for (const moment of ['11T01:00', '11T08:00', '14T08:00']) {
    bot.clock.set(`2026-12-${moment}:00Z`);
    await bot.linesman.tick();
  }
  expect([emma.direct(), wang.direct()]).toEqual([
    [
      [
        'Acme Foods: Meter calibration in 9 days',
        'Meter calibration: Sun 20 Dec · once',
        // It was planned for nine in Shanghai; in Berlin the day had not begun.
        'Late: this was to come on Fri 11 Dec',
        buttons,
      ],
    ],
    [],
  ]);
});

test('after a time out of service the last reminder that is still of use comes, and says that it is late', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/customer date Acme Foods contract ends 31 Mar 2027');
  await emma.command('/customer date Acme Foods payment 25 Dec');
  bot.clock.set('2027-03-05T06:00:00Z');
  const again = await bot.restart();
  await again.linesman.tick();
  expect(emma.direct()).toEqual([
    [
      'Acme Foods: Contract ends in 26 days',
      'Contract ends: Wed 31 Mar · once',
      'Late: this was to come on Mon 1 Mar',
      buttons,
    ],
  ]);
});

type Rows = readonly (readonly [what: string, due: string, now: string, verdict: string | null])[];
const verdicts: Rows = [
  ['is of use on its own day', '2027-03-01T01:00:00Z', '2027-03-01T15:59:59Z', null],
  ['and on the days after it', '2027-03-01T01:00:00Z', '2027-03-24T00:59:59Z', null],
  [
    'until the next one comes',
    '2027-03-01T01:00:00Z',
    '2027-03-24T01:00:00Z',
    'the next reminder has come',
  ],
  [
    'the last one until the day itself is over',
    '2027-03-24T01:00:00Z',
    '2027-03-31T15:59:59Z',
    null,
  ],
  ['and no longer', '2027-03-24T01:00:00Z', '2027-03-31T16:00:00Z', 'the day is over'],
  [
    'and one of the year before neither',
    '2026-03-24T01:00:00Z',
    '2027-02-01T00:00:00Z',
    'the day is over',
  ],
];

const sample: ImportantDate = {
  id: 'date-1' as ImportantDateId,
  teamId: sampleTeam.id,
  customerId: sampleCustomer.id,
  kind: 'contract-end',
  label: '',
  day: calendarDay('2026-03-31'),
  isYearly: true,
  version: 1,
  createdAt: friday,
  createdBy: samplePerson.id,
  removedAt: null,
};
const at = (iso: string) => instant(Date.parse(iso));

async function loadSample(change: Partial<ImportantDate>, now: string) {
  const { store } = await openTestStore();
  await addRecords(store);
  await store.write(({ importantDates }) => importantDates.add({ ...sample, ...change }));
  const loaded = await importantDateDue.load(sample.id, { read: store.read, now: at(now) });
  return { store, loaded };
}

test.each(verdicts)('a reminder that comes late: %s', async (_what, due, now, verdict) => {
  const { loaded } = await loadSample({}, now);
  expect(loaded?.tooLate(at(due))).toBe(verdict);
});

test('a date goes to the manager its customer has, on the days of its kind, and ends where it comes once', async () => {
  const after = (item: Awaited<ReturnType<typeof loadSample>>, last: string) => {
    const next = item.loaded?.nextAt({ count: 1, lastDueAt: at(last) });
    return next ? new Date(next).toISOString() : next;
  };
  const yearly = await loadSample({}, '2027-01-01T00:00:00Z');
  const once = await loadSample(
    { isYearly: false, day: calendarDay('2027-03-31') },
    '2027-01-01T00:00:00Z',
  );
  const removed = await loadSample({ removedAt: friday }, '2027-01-01T00:00:00Z');
  expect({
    to: (await yearly.loaded?.reachedSince(friday))?.last.to,
    zone: yearly.loaded?.zone,
    yearly: after(yearly, '2027-03-24T01:00:00Z'),
    once: after(once, '2027-03-24T01:00:00Z'),
    removed: removed.loaded,
  }).toEqual({
    to: ['UWANG'],
    zone: 'Asia/Shanghai',
    yearly: '2027-12-31T01:00:00.000Z',
    once: null,
    removed: undefined,
  });
});

test('the days before are a setting of the team', async () => {
  const { store } = await loadSample({}, '2027-01-01T00:00:00Z');
  await store.write(({ teams }) =>
    teams.changeSetting(
      sampleTeam.id,
      'date.leadDays',
      { ...defaultSettings['date.leadDays'], 'contract-end': [14] },
      samplePerson.id,
      friday,
    ),
  );
  const loaded = await importantDateDue.load(sample.id, { read: store.read, now: friday });
  const next = loaded?.nextAt({ count: 1, lastDueAt: friday });
  expect(next && new Date(next).toISOString()).toBe('2027-03-17T01:00:00.000Z');
});

import ICAL from 'ical.js';
import { expect, onTestFinished, test } from 'vitest';
import { servePages } from '../../src/serve-pages.ts';
import { noteLeaving } from '../../src/usecases/note-leaving.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const base = 'https://linesman.example.com/calendar.ics?key=';

/** Presses for an address; the secret in the form that opens. */
async function addressFor({ bot, wang }: TeamAtWork, label: string): Promise<string> {
  const { workspace } = bot;
  const open = () => workspace.as('UWANG').state().openViews.at(-1);
  const before = open()?.hash;
  await wang.pressOnly(label);
  const view = await workspace.until(() => (open()?.hash === before ? undefined : open()));
  const text = JSON.stringify(view.view);
  expect(text).toContain(base);
  return text.match(/calendar\.ics\?key=([\w-]{43})"/)?.[1] ?? '';
}

async function startFeeds() {
  const team = await startTeam();
  const served = await servePages(team.bot.linesman.pages, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => served.close());
  const get = (secret: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${served.port}/calendar.ics?key=${secret}`, { headers });
  return { ...team, get, port: served.port };
}

/** What a calendar program understands: title, begin, end and whether it is of whole days. */
function readCalendar(text: string) {
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  return events
    .map((event) => new ICAL.Event(event))
    .map(({ summary, startDate, endDate }) => [
      summary,
      startDate.isDate ? startDate.toString() : startDate.toJSDate().toISOString(),
      endDate.isDate ? endDate.toString() : endDate.toJSDate().toISOString(),
    ]);
}

test('a person’s appointments, follow-ups and ticket dates are read by a calendar program', async () => {
  const team = await startFeeds();
  const { wang, get } = team;
  await wang.command('/visit plan 华新钢铁 明天下午3点 合同');
  await wang.command('/due add 华新钢铁 送方案 下周三');
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容 明年5月底前送电');
  expect(await wang.command('/kam 日历订阅')).toEqual([
    '你还没有日历订阅地址。',
    '你的日历软件可以显示你的走访、跟进和工单日期。拿到地址的人都能看到，请勿外传。',
    '[生成地址] [标题含客户名称]',
  ]);
  const secret = await addressFor(team, '生成地址');
  const response = await get(secret);
  const text = await response.text();
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/calendar; charset=utf-8',
  ]);
  expect(readCalendar(text)).toEqual([
    ['预约走访 V-1', '2026-11-21T07:00:00.000Z', '2026-11-21T08:00:00.000Z'],
    ['跟进 F-1', '2026-11-25', '2026-11-26'],
    ['GC-1：业务受理到期', '2026-11-23', '2026-11-24'],
    ['GC-1：客户要求送电', '2027-05-31', '2027-06-01'],
  ]);
  expect(text).not.toMatch(/华新|方案/);
  const named = await addressFor(team, '标题含客户名称');
  const withNames = await (await get(named)).text();
  expect(readCalendar(withNames).map(([title]) => title)).toEqual([
    '预约走访 V-1 · 华新钢铁有限公司',
    '跟进 F-1 · 华新钢铁有限公司 · 送方案',
    'GC-1：业务受理到期 · 华新钢铁有限公司',
    'GC-1：客户要求送电 · 华新钢铁有限公司',
  ]);
  expect(withNames.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
});

test('what has not changed is not sent again', async () => {
  const team = await startFeeds();
  const { wang, bot, get } = team;
  await wang.command('/kam calendar-feed');
  const secret = await addressFor(team, '生成地址');
  const etag = (await get(secret)).headers.get('etag') ?? '';
  bot.clock.advance(60 * 60_000);
  const same = await get(secret, { 'if-none-match': etag });
  expect([same.status, await same.text()]).toEqual([304, '']);
  await wang.command('/due add 华新钢铁 送方案 下周三');
  expect((await get(secret, { 'if-none-match': etag })).status).toBe(200);
});

test('a new address ends the old one, and off ends it for good', async () => {
  const team = await startFeeds();
  const { wang, get, bot } = team;
  await wang.command('/kam feed');
  const first = await addressFor(team, '生成地址');
  await wang.command('/kam feed renew');
  const second = await addressFor(team, '换新地址');
  expect([(await get(first)).status, (await get(second)).status]).toEqual([404, 200]);
  expect(await wang.command('/kam 日历订阅 关闭')).toEqual(['日历订阅地址已停用。']);
  expect((await get(second)).status).toBe(404);
  expect(await wang.command('/kam feed off')).toEqual(['你还没有日历订阅地址。']);
  // The secret is kept nowhere.
  const kept = await bot.store.read.audit.of(
    `person/${personId(bot.linesman.workspaceId, 'UWANG')}`,
  );
  expect(kept.map(({ action }) => action)).toEqual([
    'calendar-feed.renew',
    'calendar-feed.renew',
    'calendar-feed.end',
  ]);
  expect(JSON.stringify(kept)).not.toContain(second);
});

test.each([
  ['who is deactivated', { isActive: false }],
  ['who is in no team any more', { teamId: null }],
])('somebody %s has no calendar', async (_name, change) => {
  const team = await startFeeds();
  const { wang, get, bot } = team;
  await wang.command('/kam feed');
  const secret = await addressFor(team, '生成地址');
  expect((await get(secret)).status).toBe(200);
  await bot.store.write(async ({ people }) => {
    const person = await people.find(personId(bot.linesman.workspaceId, 'UWANG'));
    if (person) await people.save({ ...person, ...change });
  });
  expect((await get(secret)).status).toBe(404);
});

test('whatever is not the address of a calendar is not there', async () => {
  const { get, port } = await startFeeds();
  const tried = ['', 'x', 'A'.repeat(43), '%00', '../../etc', 'a&key=b'];
  expect(await Promise.all(tried.map(async (secret) => (await get(secret)).status))).toEqual(
    tried.map(() => 404),
  );
  const without = await fetch(`http://127.0.0.1:${port}/calendar.ics`);
  expect(without.status).toBe(404);
});

test('whoever was deactivated and comes back makes a new address', async () => {
  const team = await startFeeds();
  const { wang, get, bot } = team;
  await wang.command('/kam feed');
  const secret = await addressFor(team, '生成地址');
  const wangAtWork = await bot.store.read.people.find(personId(bot.linesman.workspaceId, 'UWANG'));
  if (!wangAtWork) throw new Error('Wang is not known');
  await bot.store.write(async (repositories) => {
    await noteLeaving(repositories, { ...wangAtWork, isActive: false }, bot.clock.now());
    await noteLeaving(repositories, wangAtWork, bot.clock.now());
  });
  expect((await get(secret)).status).toBe(404);
});

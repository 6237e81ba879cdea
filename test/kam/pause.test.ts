import { expect, test } from 'vitest';
import { instant } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { openFile } from '../support/open-test-store.ts';
import { startTeam } from '../support/start-team.ts';

const zone = 'Asia/Shanghai';

/** Li leads; Emma has a follow-up at 15:00 and Wang one at 16:00, both today. */
async function withFollowUps() {
  const team = await startTeam({ setup: { teamChannelId: 'CTEAM' } });
  await team.emma.command('/due add send the plan today 3pm Acme Foods');
  await team.wang.command('/due add 送供电方案 今天下午4点 华新钢铁');
  return team;
}

test('what falls due in a pause goes out after it, in order, and says that it is late', async () => {
  const { bot, li, emma, wang } = await withFollowUps();
  expect(await li.command('/kam pause reminders until Monday 8am')).toEqual([
    `Reminders are paused until Mon 23 Nov, 08:00 · ${zone}`,
    'Reminders that fall due meanwhile are kept. They go out then, in order, and say that they are late.',
    'Answers to what people type, and what they share, go out as always.',
    'To end it sooner: `/kam resume`',
  ]);
  for (const at of ['2026-11-20T07:00:00Z', '2026-11-20T08:00:00Z', '2026-11-22T23:59:59Z']) {
    bot.clock.set(at);
    await bot.linesman.tick();
  }
  expect([emma.direct(), wang.direct()]).toEqual([[], []]);
  // The sender sleeps until then; looking every second would be in vain.
  expect(await bot.store.read.outbox.nextWakeAt()).toBe(Date.parse('2026-11-23T00:00:00Z'));
  const again = await bot.restart();
  await again.linesman.tick();
  expect([emma.direct(), wang.direct()]).toEqual([[], []]);
  bot.clock.set('2026-11-23T00:00:00Z');
  await again.linesman.tick();
  expect(emma.direct().map((lines) => lines.slice(0, 2))).toEqual([
    ['F-1 is due: Acme Foods · send the plan', `Late: it was due Fri 20 Nov, 15:00 · ${zone}`],
  ]);
  expect(wang.direct().map((lines) => lines.slice(0, 2))).toEqual([
    ['F-2 到期：华新钢铁有限公司 · 送供电方案', `补发：应于 11月20日周五 16:00 · ${zone} 提醒`],
  ]);
  const posts = bot.workspace.calls().filter(({ method }) => method === 'chat.postMessage');
  expect(posts.length).toBe(2);
});

test('what was done during the pause is not reminded of afterwards', async () => {
  const { bot, li, emma } = await withFollowUps();
  await li.command('/kam pause until 6pm');
  bot.clock.set('2026-11-20T07:30:00Z');
  await bot.linesman.tick();
  await emma.command('/due done F-1');
  bot.clock.set('2026-11-20T10:00:00Z');
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
});

test('answers to what people type are never held', async () => {
  const { li, emma } = await withFollowUps();
  await li.command('/kam pause until tomorrow 8am');
  expect((await emma.write('due'))[0]).toBe('Today · 1');
  expect((await emma.command('/due'))[0]).toBe('Today · 1');
});

test('a digest goes out after the pause on its own day; one of an earlier day is left out', async () => {
  const { bot, team, li } = await withFollowUps();
  const digests = () => bot.workspace.messages('CTEAM').map(({ text }) => text);
  await bot.store.write(({ reminders }) =>
    reminders.plan({
      rule: 'team-digest',
      teamId: team.id,
      subjectId: team.id,
      subjectVersion: 1,
      nextAt: instant(Date.parse('2026-11-22T23:45:00Z')),
      sentCount: 0,
      lastAt: null,
    }),
  );
  expect((await li.command('/kam pause digest until Tue 7:00')).slice(0, 2)).toEqual([
    `The digest is paused until Tue 24 Nov, 07:00 · ${zone}`,
    'A digest that is due meanwhile goes out then if its day is not over. One of an earlier day is left out.',
  ]);
  bot.clock.set('2026-11-22T23:45:00Z');
  await bot.linesman.tick();
  expect(digests()).toEqual([]);
  bot.clock.set('2026-11-23T23:00:00Z');
  await bot.linesman.tick();
  expect(digests()).toEqual([]);
  const key = `${team.id}/team-digest/${team.id}/daily/2026-11-23/CTEAM`;
  const monday = await bot.store.read.outbox.findByKey(key);
  expect([monday?.state, monday?.reason]).toEqual(['expired', 'the day is over']);
  await li.command('/kam pause digest until today 9:00');
  bot.clock.set('2026-11-23T23:45:00Z');
  await bot.linesman.tick();
  expect(digests()).toEqual([]);
  bot.clock.set('2026-11-24T01:00:00Z');
  await bot.linesman.tick();
  expect(digests()).toEqual([
    'Follow-ups for Tue 24 Nov: 2 overdue, 0 due today, 0 later this week',
  ]);
});

test('resume sends at once what was waiting, and says how much', async () => {
  const { bot, li, emma } = await withFollowUps();
  await li.command('/kam pause until Monday');
  bot.clock.set('2026-11-20T08:30:00Z');
  await bot.linesman.tick();
  expect(await li.command('/kam resume')).toEqual([
    'Reminders and the digest go out again.',
    '2 messages were waiting and go out now.',
  ]);
  await bot.workspace.until(() => emma.direct()[0]);
  expect(await li.command('/kam resume')).toEqual([
    'Nothing is paused: reminders and the digest go out.',
  ]);
});

test('one kind is resumed while the other stays on hold; whoever asks sees it', async () => {
  const { li, emma } = await withFollowUps();
  expect(await emma.command('/kam pause')).toEqual([
    'Nothing is paused: reminders and the digest go out.',
    'Try `/kam pause until tomorrow 8am`',
  ]);
  expect((await li.command('/kam pause until Monday'))[0]).toBe(
    `Reminders and the digest are paused until Mon 23 Nov, 07:45 · ${zone}`,
  );
  const digestRow = `The digest is paused until Mon 23 Nov, 07:45 · ${zone}, by 李伟`;
  expect(await emma.command('/kam pause')).toEqual([
    `Reminders are paused until Mon 23 Nov, 07:45 · ${zone}, by 李伟`,
    digestRow,
    'To end it sooner: `/kam resume`',
  ]);
  expect(await li.command('/kam resume reminders')).toEqual([
    'Reminders go out again.',
    'Nothing was waiting.',
  ]);
  expect(await emma.command('/kam whoami')).toContain(digestRow);
});

test('Chinese, with and without spaces', async () => {
  const { bot, team, wang, chen } = await withFollowUps();
  const people = await bot.store.read.people.list(team.id);
  await bot.store.write(async (repositories) => {
    for (const person of people) await repositories.people.save({ ...person, role: 'lead' });
  });
  expect(await wang.command('/kam 暂停 提醒 到 明天8点')).toEqual([
    `提醒已暂停，至 11月21日周六（明天） 08:00 · ${zone}`,
    '期间到期的提醒都会留着，到时按顺序发出，并注明是补发。',
    '大家输入后的回复和分享的内容照常发送。',
    '提前恢复： `/kam 恢复`',
  ]);
  expect((await wang.command('/kam 暂停跟进一览到下周一早上'))[0]).toBe(
    `跟进一览已暂停，至 11月23日周一 07:45 · ${zone}`,
  );
  expect((await wang.command('/kam 暂停3天'))[0]).toBe(
    `提醒和跟进一览已暂停，至 11月23日周一 07:45 · ${zone}`,
  );
  expect(await wang.command('/kam 暂停')).toEqual([
    `提醒已暂停，至 11月23日周一 07:45 · ${zone}，操作人：王磊`,
    `跟进一览已暂停，至 11月23日周一 07:45 · ${zone}，操作人：王磊`,
    '提前恢复： `/kam 恢复`',
  ]);
  expect(await chen.command('/kam 恢復')).toEqual([
    '提醒和跟進一覽已恢復發送。',
    '沒有積壓的訊息。',
  ]);
  expect((await chen.command('/kam 暫停 所有提醒 至 明早8點'))[0]).toBe(
    `提醒已暫停，至 11月21日週六（明天） 08:00 · ${zone}`,
  );
});

test.each([
  [
    '/kam pause for 2 hours',
    `Reminders and the digest are paused until Fri 20 Nov (today), 12:00 · ${zone}`,
  ],
  [
    '/kam pause all sending until noon',
    `Reminders and the digest are paused until Fri 20 Nov (today), 12:00 · ${zone}`,
  ],
  [
    '/kam pause the daily digest and reminders till Mon 8:00',
    `Reminders and the digest are paused until Mon 23 Nov, 08:00 · ${zone}`,
  ],
])('%s', async (line, expected) => {
  const { li } = await startTeam();
  expect((await li.command(line))[0]).toBe(expected);
});

test.each([
  ['/kam pause reminders', ['Until when?']],
  [
    '/kam pause until tomorrow evening',
    ['At what time does the pause end? “until tomorrow evening” leaves it open.'],
  ],
  [
    '/kam pause emails until Monday',
    ['I do not know what “emails” means here. A pause is of reminders, of the digest or of both.'],
  ],
  ['/kam pause until today 9am', ['The pause would have ended already: Fri, 20 Nov 2026, 09:00.']],
  ['/kam pause until 2027-01-10', ['A pause lasts at most 31 days.']],
  [
    '/kam pause until Monday or Tuesday',
    ['I found several days in “until Monday or Tuesday”. Which one?'],
  ],
])('%s is sent back with what is missing', async (line, expected) => {
  const { li, bot } = await startTeam();
  const answer = await li.command(line);
  expect(answer.slice(0, 2)).toEqual([...expected, 'Try `/kam pause until tomorrow 8am`']);
  expect(await bot.store.read.holds.current(bot.linesman.workspaceId, bot.clock.now())).toEqual([]);
});

test('only a lead may pause and resume, and the trail says who did', async () => {
  const { bot, li, emma } = await startTeam();
  const refused = ['Only a lead or an admin may pause what is sent, or end a pause.'];
  expect(await emma.command('/kam pause until tomorrow 8am')).toEqual(refused);
  expect(await emma.command('/kam resume')).toEqual(refused);
  await li.command('/kam pause digest until tomorrow 8am');
  await li.command('/kam resume');
  const trail = openFile(bot.databaseFile, { readonly: true })
    .prepare(
      `SELECT "actorId", "action", "subject" FROM "AuditEntry" WHERE "subject" LIKE 'sending/%'`,
    )
    .raw()
    .all();
  const by = personId(bot.linesman.workspaceId, 'ULI');
  expect(trail).toEqual([
    [by, 'sending.hold', 'sending/digest'],
    [by, 'sending.resume', 'sending/digest'],
  ]);
});

import { expect, test } from 'vitest';
import type { FollowUp, FollowUpId } from '../../src/domain/follow-up.ts';
import type { TeamId } from '../../src/domain/person.ts';
import { calendarDay, zoneName } from '../../src/domain/zoned-time.ts';
import { readSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { readMessage } from '../support/read-message.ts';
import { sampleFollowUp } from '../support/sample-records.ts';
import { lastFile } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import { joinDepartment } from '../support/ticket-team.ts';

/** Somebody of the team is another one from now on. */
async function change(
  { bot }: TeamAtWork,
  slackUserId: string,
  to: { readonly timeZone?: string; readonly isActive?: boolean },
): Promise<void> {
  await bot.store.write(async ({ people }) => {
    const person = await people.find(personId(bot.linesman.workspaceId, slackUserId));
    if (!person) throw new Error(`${slackUserId} is not known`);
    const timeZone = to.timeZone ? zoneName(to.timeZone) : person.timeZone;
    await people.save({ ...person, ...to, timeZone });
  });
}

test('the nearest period with something is the nearest one, before or after', async () => {
  const { wang } = await startTeam();
  await wang.command('/visit 华新钢铁 2026-03-02 谈增容');
  await wang.command('/visit 华新钢铁 昨天 谈增容');
  const nearestTo = async (period: string) => (await wang.command(`/progress ${period} 走访`))[1];
  expect(await nearestTo('2026-04')).toMatch(/最近有记录的是：2026年3月/);
  expect(await nearestTo('2025-12')).toMatch(/最近有记录的是：2026年3月/);
  expect(await nearestTo('2026-08')).toMatch(/最近有记录的是：2026年11月/);
});

test('visits that are due now are something, where nobody was ever visited', async () => {
  const { li } = await startTeam();
  expect((await li.command('/progress last week visits'))[1]).toBe(
    'Nothing is recorded for Mon 9 Nov – Sun 15 Nov. The nearest period with records: Mon 16 Nov – Sun 22 Nov.',
  );
  expect((await li.command('/progress visits'))[2]).toBe('• Visits made: 0 (before 0)');
  expect((await li.command('/progress last week follow-ups'))[1]).toBe(
    'Nothing is recorded for Mon 9 Nov – Sun 15 Nov. Nothing is recorded for any other time either.',
  );
});

test('a ticket that was opened and withdrawn is something, though no stage of it was done', async () => {
  const { li, wang, bot } = await startTeam();
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await li.command('/ticket GC-1 close withdrawn the customer gave up');
  bot.clock.advance(14 * 24 * 3_600_000);
  expect((await li.command('/progress tickets'))[1]).toBe(
    'Nothing is recorded for Mon 30 Nov – Sun 6 Dec. The nearest period with records: Mon 16 Nov – Sun 22 Nov.',
  );
  expect(await li.command('/progress 16 Nov to 22 Nov tickets')).toContain(
    '• Tickets opened: 1 (before 0)',
  );
});

test('a department has no list of what is opened and completed for the whole team', async () => {
  const at = await startTeam();
  await at.wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await joinDepartment(at, 'UEMMA', 'metering');
  const refused = [
    'Tickets are opened and completed for the whole team; a department has stages of them.',
    'Try `/progress metering tickets`',
  ];
  expect(await at.emma.command('/progress list Tickets opened')).toEqual(refused);
  expect(await at.emma.command('/progress list Tickets completed')).toEqual(refused);
  expect((await at.emma.command('/progress list Tickets open'))[0]).toMatch(
    /^Nothing: Tickets open · Metering/,
  );
});

/** A follow-up of Wang's that another team has, due ten days ago. */
async function addElsewhere(
  { bot, team }: TeamAtWork,
  changed: Partial<FollowUp> = {},
): Promise<void> {
  const ownerId = personId(bot.linesman.workspaceId, 'UWANG');
  const day = { day: calendarDay('2026-11-10'), time: null };
  await bot.store.write(async ({ teams, followUps }) => {
    const north = { ...team, id: 'T-north' as TeamId, name: 'North', isDefault: false };
    await teams.add(north, bot.clock.now());
    await followUps.add({
      ...sampleFollowUp,
      ...{ id: 'north-1' as FollowUpId, teamId: north.id, customerId: null, visitId: null },
      ...{ ownerId, createdBy: ownerId, due: day, dueAt: bot.clock.now() },
      ...changed,
    });
  });
}

test('follow-ups that somebody has in another team are nobody’s business in this one', async () => {
  const at = await startTeam();
  const { bot, li, wang } = at;
  await wang.command('/due add 送方案 明天 10:00 华新钢铁');
  await addElsewhere(at);
  bot.clock.advance(2 * 24 * 3_600_000);
  const card = await li.command('/progress 王磊 follow-ups');
  expect(card).toContain('• Follow-ups overdue: 1');
  const from = card.indexOf('Waiting longest');
  expect(card.slice(from, from + 4)).toEqual([
    'Waiting longest',
    'F-1 送方案',
    'due Sat 21 Nov · 王磊',
    '[Show]',
  ]);
});

test('what somebody did in another team is not done for a plan of this one', async () => {
  const at = await startTeam();
  const { bot, li, wang } = at;
  await wang.command('/kam plan week: 走访华新钢铁');
  const by = personId(bot.linesman.workspaceId, 'UWANG');
  await addElsewhere(at, { state: 'done', closed: { at: bot.clock.now(), by, note: null } });
  expect((await li.command('/progress people')).filter((line) => /王磊.* of 1/.test(line))).toEqual(
    [
      '• 王磊 · 0 of 1 done · 0 visits held, 0 follow-ups done in this time',
      expect.stringContaining('[Open a plan ▾ 王磊: 0 of 1]'),
    ],
  );
});

test('a department that never had anything says so, whatever others opened', async () => {
  const at = await startTeam();
  await at.wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await joinDepartment(at, 'UCHEN', 'metering');
  expect((await at.li.command('/progress metering'))[1]).toBe(
    'Nothing is recorded for Mon 16 Nov – Sun 22 Nov. Nothing is recorded for any other time either.',
  );
});

test('what is shared is on the team’s clock, picture and all', async () => {
  const at = await startTeam({ setup: { locale: 'en' } });
  await change(at, 'ULI', { timeZone: 'America/New_York' });
  await at.wang.command('/visit 华新钢铁 昨天 谈增容');
  await at.li.command('/progress visits');
  await at.li.press('Share here');
  await at.bot.linesman.tick();
  const posts = at.bot.workspace.messages('CTEAM').map((message) => readMessage(message));
  expect(posts.flat().filter((line) => /Counted|\d\d:\d\d/.test(line))).toEqual([
    'Counted Fri 20 Nov, 10:00 from what is recorded. The period before: Mon 9 Nov – Sun 15 Nov.',
    expect.stringContaining('Mon 16 Nov – Sun 22 Nov · As of Fri 20 Nov, 10:00'),
  ]);
});

test('of nothing no chart is drawn', async () => {
  const { emma } = await startTeam();
  await emma.command('/progress');
  expect(await emma.press('Chart')).toEqual(['There is nothing to draw in this period.']);
});

test.each(['/progress since 1900-01-01 follow-ups', '/progress 1900-01-01 to 2026-11-20 visits'])(
  '“%s” is answered as any other line',
  async (line) => {
    const { li } = await startTeam();
    expect((await li.command(line))[0]).toMatch(/^Progress · Key accounts/);
  },
);

test('the spreadsheet of a team in which nobody manages customers comes without people', async () => {
  const at = await startTeam();
  const namesOf = async () => {
    expect(await at.li.command('/progress export last month')).toEqual([
      'The file comes in our direct messages.',
    ]);
    await at.bot.linesman.tick();
    const { name, bytes } = await lastFile(at, 'ULI');
    return (await readSpreadsheet(bytes, name)).map((sheet) => sheet.name);
  };
  const topics = ['visits', 'follow-ups', 'tickets', 'customers'];
  expect(await namesOf()).toEqual([...topics, 'people']);
  for (const id of ['UWANG', 'UEMMA', 'UCHEN']) await joinDepartment(at, id, 'metering');
  expect(await namesOf()).toEqual(topics);
});

test('a lead who asks for the people of somebody reads where they are', async () => {
  const { li, wang } = await startTeam();
  for (const line of ['Acme Foods people', 'people mine']) {
    expect(await li.command(`/progress ${line}`)).toEqual([
      'People are shown side by side for the whole team: `/progress people`.',
    ]);
  }
  expect(await wang.command('/progress 我的 人员')).toEqual([
    '你可以看自己的进展；同事和团队的进展由主管查看。',
  ]);
});

import { expect, test, vi } from 'vitest';
import type { WorkspaceId } from '../../src/domain/person.ts';
import { instant } from '../../src/domain/zoned-time.ts';
import { readEvent } from '../../src/slack/read-events.ts';
import { ensureWorkspace } from '../../src/start-linesman.ts';
import { purgedTables } from '../../src/storage/purge-workspace.ts';
import { forgetUninstalled } from '../../src/usecases/forget-uninstalled.ts';
import { openFile } from '../support/open-test-store.ts';
import type { Bot } from '../support/start-bot.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const minute = 60_000;
const hour = 60 * minute;
const uninstalled = 'app_uninstalled';
const revoked = 'tokens_revoked';

/** Calls by which something would be shown to people. */
const posts = ({ workspace }: Bot) =>
  workspace.calls().filter(({ method }) => method.startsWith('chat.')).length;

/** Slack's tries to tell the bot of its token. */
const tries = ({ workspace }: Pick<Bot, 'workspace'>) =>
  workspace
    .deliveries()
    .filter(({ body }) => /app_uninstalled|tokens_revoked/.test(JSON.stringify(body)));

/** Until the bot has heard of so many events, and has done what they ask for. */
async function heard({ workspace, store }: Bot, count: number): Promise<void> {
  const answered = () => tries({ workspace }).filter(({ answer }) => answer?.kind === 'answered');
  await workspace.until(() => answered().length >= count || undefined);
  await vi.waitFor(async () => {
    const later = instant(Date.parse('2027-01-01T00:00:00Z'));
    expect(await store.read.deliveries.unfinished(later, 1)).toEqual([]);
  });
}

const refusal = (bot: Bot) => bot.store.read.workspaces.refusal(bot.linesman.workspaceId);

/** The reports of the token in the log. */
const told = ({ log }: Bot) =>
  log.entries.filter(({ message }) => message.startsWith('Slack refuses the bot'));

/** A team with a follow-up that is due in an hour, of which Emma is reminded. */
async function startWithDue(): Promise<TeamAtWork> {
  const team = await startTeam();
  team.tolerate('auth.test', 'users.info', 'chat.postMessage', 'views.publish');
  await team.emma.command('/due add call Acme Foods back today 11am');
  return team;
}

test.each([
  [[uninstalled, revoked] as const],
  [[revoked, uninstalled] as const],
  [[uninstalled, revoked, uninstalled, revoked] as const],
  [[revoked, revoked, uninstalled, uninstalled] as const],
])('after %s nothing is posted; started with a new token, what waited goes', async (events) => {
  const team = await startWithDue();
  const { bot, emma } = team;
  const said = emma.direct();
  const before = posts(bot);
  bot.workspace.loseToken(events);
  await heard(bot, events.length);
  await bot.linesman.tick();
  for (let round = 0; round < 4; round += 1) {
    bot.clock.advance(30 * minute);
    await bot.linesman.tick();
  }
  // A second line where it is news that the app was removed; two connections may change the order.
  expect([posts(bot) - before, told(bot).length <= 2, await refusal(bot)]).toEqual([
    0,
    true,
    {
      reason: uninstalled,
      since: Date.parse('2026-11-20T02:00:00Z'),
      uninstalledAt: Date.parse('2026-11-20T02:00:00Z'),
      purgedAt: null,
    },
  ]);
  expect(emma.direct()).toEqual(said);
  const again = await bot.restart(async () => bot.workspace.installAgain());
  await again.linesman.tick();
  expect([emma.direct().length > said.length, await refusal(again)]).toEqual([true, undefined]);
});

test.each([['account_inactive'], ['token_revoked'], ['invalid_auth']])(
  'of a refusal that no event told (%s) it learns by one message; the others wait, and go by themselves once Slack takes the token again',
  async (error) => {
    const { bot, emma } = await startWithDue();
    await emma.command('/due add call Acme Plastics back today 11:01am');
    const said = emma.direct();
    const before = posts(bot);
    bot.workspace.fail('chat.postMessage', { kind: 'error', error });
    bot.workspace.fail('auth.test', { kind: 'error', error });
    bot.clock.set('2026-11-20T03:02:00Z');
    await bot.linesman.tick();
    await bot.linesman.tick();
    bot.clock.advance(minute);
    await bot.linesman.tick();
    expect([posts(bot) - before, told(bot), emma.direct()]).toEqual([
      1,
      [
        expect.objectContaining({
          level: 'error',
          fields: expect.objectContaining({ reason: error }),
        }),
      ],
      said,
    ]);
    bot.clock.advance(minute);
    await bot.linesman.tick();
    expect([emma.direct().length > said.length, await refusal(bot)]).toEqual([true, undefined]);
  },
);

test('a message in hand while the app is removed is not posted', async () => {
  const { bot, emma } = await startWithDue();
  const said = emma.direct();
  const before = posts(bot);
  bot.clock.set('2026-11-20T03:00:00Z');
  bot.workspace.loseToken([uninstalled]);
  await Promise.all([heard(bot, 1), bot.linesman.tick()]);
  await bot.linesman.tick();
  expect([posts(bot) - before <= 1, emma.direct()]).toEqual([true, said]);
});

test('an event of before the app was installed again holds messages up for a minute', async () => {
  const first = await startWithDue();
  const { emma } = first;
  const bot = await first.bot.restart(async () => {
    first.bot.workspace.loseToken([uninstalled]);
    first.bot.workspace.installAgain();
  });
  const [missed] = tries(bot);
  if (!missed) throw new Error('Slack did not try');
  await bot.workspace.redeliver(missed);
  await heard(bot, 1);
  const said = emma.direct();
  expect((await refusal(bot))?.reason).toBe(uninstalled);
  bot.clock.advance(minute);
  await bot.linesman.tick();
  bot.clock.set('2026-11-20T03:00:00Z');
  await bot.linesman.tick();
  expect([emma.direct().length > said.length, await refusal(bot)]).toEqual([true, undefined]);
});

test('that the app was removed from another workspace changes nothing here', async () => {
  const { bot, emma } = await startWithDue();
  const said = emma.direct();
  const body = {
    type: 'event_callback',
    team_id: 'TOTHER',
    event_id: 'Ev1',
    event_time: bot.clock.now() / 1000,
    event: { type: uninstalled },
  };
  const kept = readEvent(body, 'UBOT');
  if (!kept) throw new Error('It is not read');
  await bot.store.write(({ deliveries }) =>
    deliveries.receive({
      key: kept.key,
      kind: 'event',
      state: 'new',
      payload: JSON.stringify(kept.event),
      answer: null,
      receivedAt: bot.clock.now(),
    }),
  );
  bot.clock.set('2026-11-20T03:00:00Z');
  await bot.linesman.tick();
  expect([
    emma.direct().length > said.length,
    await refusal(bot),
    (await bot.store.read.deliveries.find(kept.key))?.state,
  ]).toEqual([true, undefined, 'done']);
});

test.each([
  [{ type: uninstalled }, { reason: uninstalled }],
  [{ type: revoked, tokens: { bot: ['UBOT', 'UX'], oauth: ['UWANG'] } }, { reason: revoked }],
  // Of people, whose tokens this bot does not have.
  [{ type: revoked, tokens: { oauth: ['UWANG'] } }, undefined],
  [{ type: revoked, tokens: { bot: ['UOTHER'] } }, undefined],
  [{ type: revoked }, undefined],
  [{ type: revoked, tokens: null }, undefined],
  [{ type: revoked, tokens: { bot: 'UBOT' } }, undefined],
])('%j means %j', (event, meant) => {
  const body = {
    type: 'event_callback',
    team_id: 'T1',
    event_id: 'Ev1',
    event_time: 1_795_000_000,
    event,
  };
  const at = 1_795_000_000_000;
  expect(readEvent(body, 'UBOT')?.event).toEqual(
    meant && { type: 'token-lost', workspaceId: 'T1', at, ...meant },
  );
});

/** Counts rows of each table that has any. */
function rowsOf({ databaseFile }: Bot): Readonly<Record<string, number>> {
  const database = openFile(databaseFile, { readonly: true });
  const tables = database
    .prepare(`SELECT "name" FROM "sqlite_master" WHERE "type" = 'table'`)
    .pluck()
    .all()
    .map(String);
  const count = (table: string) =>
    Number(database.prepare(`SELECT COUNT(*) FROM "${table}"`).pluck().get());
  return Object.fromEntries(
    tables.map((table) => [table, count(table)] as const).filter(([, rows]) => rows > 0),
  );
}

const saidAnywhere = ({ databaseFile }: Bot, words: string): readonly string[] =>
  Object.keys(rowsOf({ databaseFile } as Bot)).filter((table) =>
    openFile(databaseFile, { readonly: true })
      .prepare(`SELECT * FROM "${table}"`)
      .all()
      .some((row) => JSON.stringify(row).includes(words)),
  );

/** A team that has used what there is, and a second workspace in the same database. */
async function startWithWork(): Promise<TeamAtWork> {
  const team = await startTeam();
  const { bot, emma, li } = team;
  team.tolerate('auth.test', 'users.info', 'chat.postMessage', 'views.publish');
  await emma.command('/visit Acme Foods: SAIDWORDS with Mr Li 138 1234 5678, follow up today 5pm');
  await emma.command('/customer contact Acme Foods: Li Lei 13812345678 director');
  await emma.command('/customer date Acme Foods contract end 1 Dec');
  await emma.command('/ticket open Acme Foods 10kV 2000kVA increase');
  await emma.command('/ticket GC-1 done application SAIDWORDS');
  await emma.command('/kam away tomorrow @ULI');
  await li.command('/kam pause digest until tomorrow 8am');
  await emma.command('/kam calendar-feed');
  await bot.linesman.tick();
  await ensureWorkspace(bot.store, 'TOTHER' as WorkspaceId, 'UOTHERBOT', instant(0));
  return team;
}

async function removeApp(
  { bot }: TeamAtWork,
  ...events: Parameters<Bot['workspace']['loseToken']>[0]
) {
  bot.workspace.loseToken(events);
  await heard(bot, events.length);
}

test('a day after the app was removed typed lines, words on their way and calendars are gone; records stay', async () => {
  const team = await startWithWork();
  const { bot, emma } = team;
  await removeApp(team, uninstalled, revoked);
  const before = rowsOf(bot);
  bot.clock.advance(23 * hour - 1);
  await bot.linesman.tick();
  expect((await refusal(bot))?.purgedAt).toBeNull();
  bot.clock.advance(minute);
  await bot.linesman.tick();
  const { Visit, FollowUp, Ticket, TicketStage, Contact, ImportantDate, Customer, Person } = before;
  const after = rowsOf(bot);
  expect(after).toEqual({
    ...after,
    ...{ Visit, FollowUp, Ticket, TicketStage, Contact, ImportantDate, Customer, Person },
    AuditEntry: Number(before.AuditEntry) + 1,
  });
  expect([after.Delivery, saidAnywhere(bot, 'SAIDWORDS'), await refusal(bot)]).toEqual([
    undefined,
    ['Visit', 'AuditEntry'],
    expect.objectContaining({ purgedAt: Date.parse('2026-11-21T01:00:59.999Z') }),
  ]);
  expect(await bot.store.read.audit.findProblem()).toBeNull();
  // Once.
  bot.clock.advance(hour);
  await bot.linesman.tick();
  expect(rowsOf(bot).AuditEntry).toBe(after.AuditEntry);
  const again = await bot.restart(async () => bot.workspace.installAgain());
  expect((await emma.command('/visit list', 'CTEAM')).join()).toContain('SAIDWORDS');
  expect(await refusal(again)).toBeUndefined();
});

test('a bot that Slack refuses at its start erases what is due all the same', async () => {
  const team = await startWithWork();
  const { bot } = team;
  await removeApp(team, uninstalled);
  const start = bot.restart(async () => bot.clock.advance(25 * hour));
  await expect(start).rejects.toThrow('account_inactive');
  expect(rowsOf(bot).Delivery).toBeUndefined();
});

test('installed again within the day, nothing is erased', async () => {
  const team = await startWithWork();
  await removeApp(team, uninstalled, revoked);
  const bot = await team.bot.restart(async () => team.bot.workspace.installAgain());
  const before = rowsOf(bot);
  bot.clock.advance(25 * hour);
  const forget = { store: bot.store, log: bot.log, now: bot.clock.now() };
  for (const keeps of ['records', 'nothing'] as const) {
    await forgetUninstalled({ ...forget, retention: { afterUninstall: { keeps, hours: 23 } } });
  }
  expect(rowsOf(bot)).toEqual(before);
});

test('where nothing is to be kept all of the workspace goes, another one is left alone, and the trail is true', async () => {
  const team = await startWithWork();
  const { bot } = team;
  await removeApp(team, revoked, uninstalled);
  bot.clock.advance(24 * hour);
  const before = rowsOf(bot);
  const retention = { afterUninstall: { keeps: 'nothing', hours: 23 } } as const;
  await forgetUninstalled({ store: bot.store, log: bot.log, now: bot.clock.now(), retention });
  const after = rowsOf(bot);
  expect([
    Object.keys(after).filter((table) => purgedTables.includes(table)),
    after.Team,
    after.Workspace,
    after.AuditEntry,
    saidAnywhere(bot, 'SAIDWORDS'),
    saidAnywhere(bot, '13812345678'),
    await bot.store.read.audit.findProblem(),
  ]).toEqual([['Team'], 1, 2, Number(before.AuditEntry) + 1, [], [], null]);
  // It goes on living, and begins anew where the app is installed again.
  bot.clock.advance(minute);
  await bot.linesman.tick();
  const again = await bot.restart(async () => bot.workspace.installAgain());
  expect(rowsOf(again).Team).toBe(2);
});

test('every table is a workspace’s, or known to be nobody’s', async () => {
  const { bot } = await startTeam();
  const tables = openFile(bot.databaseFile, { readonly: true })
    .prepare(
      `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%'`,
    )
    .pluck()
    .all()
    .map(String);
  expect(tables.filter((table) => !purgedTables.includes(table)).sort()).toEqual([
    'AuditEntry',
    'CalendarException',
    'CalendarVersion',
    'CalendarYear',
    'ClockMark',
    'Workspace',
    '_prisma_migrations',
  ]);
});

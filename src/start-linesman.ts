import { commands, nouns } from '../commands/index.ts';
import { type NewId, randomSecret } from './domain/new-id.ts';
import type { TeamId, WorkspaceId } from './domain/person.ts';
import type { CalendarRegion } from './domain/working-days.ts';
import { type Instant, instant, zoneName } from './domain/zoned-time.ts';
import { openPictures } from './pictures/open-pictures.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import { watchDailyReminders } from './reminders/plan-daily-reminders.ts';
import { planDueReminders } from './reminders/plan-due-reminders.ts';
import { dailyRules, rules } from './reminders/rules/index.ts';
import { calendarFeedPages, feedPath } from './serve-calendar-feed.ts';
import type { GestureTools } from './slack/answer-gesture.ts';
import { askIdentity } from './slack/ask-identity.ts';
import { checkProfiles } from './slack/check-profiles.ts';
import type { HttpPages } from './slack/door.ts';
import { findSharedChannels } from './slack/find-shared-channels.ts';
import { replayEvents } from './slack/handle-events.ts';
import type { Pace } from './slack/pace-channels.ts';
import { recognisePeople } from './slack/recognise-people.ts';
import { forgetRows, runImports } from './slack/run-imports.ts';
import { runSender } from './slack/run-sender.ts';
import { type SenderTools, sendingPolicy } from './slack/send-outbox.ts';
import { confirmSent } from './slack/settle-message.ts';
import { interactiveClient, senderClient } from './slack/slack-clients.ts';
import { keepSlackTime } from './slack/slack-time.ts';
import { type RunningEntrance, type SlackEntrance, startSlack } from './slack/start-slack.ts';
import { watchJumps } from './slack/watch-jumps.ts';
import { watchToken } from './slack/watch-token.ts';
import { watchWork } from './slack/work-under-way.ts';
import { countKeyPersonsMet } from './usecases/count-key-persons-met.ts';
import { openCustomerDirectory } from './usecases/customer-directory.ts';
import { eraseReturned } from './usecases/erase-person.ts';
import { defaultAfterUninstall, type Retention, watchRetention } from './usecases/forget-old.ts';
import { forgetUninstalled } from './usecases/forget-uninstalled.ts';
import { watchNextVisits } from './usecases/plan-next-visits.ts';
import { fillOutlooks } from './usecases/ticket/fill-outlooks.ts';
import { recountTickets } from './usecases/ticket/recount-tickets.ts';
import { watchReading } from './usecases/watch-reading.ts';
import { watchClock } from './watch-clock.ts';
import { watchHealth } from './watch-health.ts';
import { watchMetrics } from './watch-metrics.ts';

/** Slack repeats what was typed for minutes, not days. */
const defaultRetention: Retention = {
  lineDays: 7,
  textMonths: null,
  afterUninstall: defaultAfterUninstall,
};
/** An event that is not done by then is taken up again. */
const eventPatienceMs = 30_000;

export type LinesmanOptions = {
  readonly store: Store;
  readonly slack: {
    readonly botToken: string;
    readonly entrance: SlackEntrance;
    readonly apiUrl: string;
  };
  readonly clock: () => Instant;
  /** Milliseconds by a clock that nobody sets; `clock` unless given. */
  readonly elapsed?: () => number;
  /** What signed requests are compared with; Bolt itself asks the machine. `clock` unless given. */
  readonly signatureClock?: () => Instant;
  readonly pace: Pace;
  /** How long what people wrote is kept: lines a week and the rest for ever unless given. */
  readonly retention?: Retention;
  readonly newId: NewId;
  readonly log: Log;
  /** Where calendar programs reach the bot, without a slash at the end; nowhere unless given. */
  readonly publicUrl?: string | null;
  /** Called once Slack could not reach the bot for so long that a fresh process is worth a try. */
  readonly onGivenUp?: () => void;
};

export type Linesman = {
  readonly workspaceId: WorkspaceId;
  /** Where the HTTP entrance listens; null for Socket Mode. */
  readonly port: number | null;
  /** Whether Slack can reach the bot. */
  isOpen(): boolean;
  /**
   * How it is, for whoever asks by HTTP on a port of its own; the HTTP entrance answers these itself,
   * but for `/metrics`: it may stand in the internet.
   */
  readonly pages: HttpPages;
  /** Decides and sends everything that is due now. */
  tick(): Promise<void>;
  /** Takes nothing new, ends what is under way, and leaves the rest in the outbox. */
  stop(): Promise<void>;
};

/** The zone and region of a team that was not set up yet. */
const unsetZone = zoneName('Asia/Shanghai');
const unsetRegion = 'CN' as CalendarRegion;

/** Joins everything, waits until Slack is reached and opens the entrance. Timers are the caller's: call `tick` regularly. */
export async function startLinesman(options: LinesmanOptions): Promise<Linesman> {
  const { store, slack, clock, newId, log } = options;
  const { elapsed = clock, retention = defaultRetention } = options;
  const slackTime = keepSlackTime(clock);
  const connection = { ...slack, onDate: slackTime.note };
  const client = interactiveClient(connection);
  const forgetting = { store, retention, log };
  const {
    team_id: workspaceId,
    user_id,
    bot_id,
  } = await askIdentity(client, log).catch(async (error: unknown) => {
    // A bot that may not start any more keeps nothing for longer because of that.
    const ahead = await slackTime.aheadMs(client, log);
    const now = instant(clock() - (ahead ?? 0));
    if (ahead !== null) await forgetUninstalled({ ...forgetting, now });
    throw error;
  });
  await ensureWorkspace(store, workspaceId, user_id, clock());
  await store.write(async ({ workspaces, outbox }) => {
    // It has just answered who the bot is.
    await workspaces.endRefusal(workspaceId);
    await outbox.recover();
  });
  const returned = await eraseReturned(store, workspaceId, clock());
  if (returned > 0) log.info({ places: returned }, 'people of an older backup were erased again');

  const channels = findSharedChannels(client, clock);
  const token = watchToken({ store, workspaceId, client, clock, log });
  const pictures = openPictures();
  const sending: SenderTools = {
    store,
    client: senderClient(connection, sendingPolicy.timeoutMs),
    rules,
    policy: sendingPolicy,
    pace: options.pace,
    channels,
    token,
    clock,
    elapsed,
    jumps: watchJumps(clock, elapsed),
    inHand: new Set(),
    pictures,
    log,
  };
  const sender = runSender(sending);
  const tools: GestureTools = {
    store,
    people: recognisePeople({ store, client, clock, fallbackZone: unsetZone, log }),
    channels,
    directory: openCustomerDirectory(store),
    clock,
    newId,
    log,
    commands,
    nouns,
    client,
    apiUrl: slack.apiUrl,
    homeReaders: new Set(),
    feedBase: options.publicUrl ? `${options.publicUrl}${feedPath}` : null,
    newSecret: randomSecret,
    reading: watchReading(),
    underWay: watchWork(),
    token,
  };
  const imports = runImports({
    store,
    clock,
    newId,
    slack,
    directory: tools.directory,
    log,
  });
  store.onCommit((touched) => {
    if (touched.has('imports')) imports.wake();
    if (touched.has('outbox')) sender.wake();
  });
  const clockWatch = watchClock({
    store,
    workspaceId,
    clock,
    aheadMs: () => slackTime.aheadMs(client, log),
    log,
  });
  const health = watchHealth({
    store,
    workspaceId,
    clockHealth: clockWatch.health,
    refusal: token.refusal,
    entrance: slack.entrance.kind,
    door: {
      isOpen: () => entrance.isOpen(),
      closedSince: () => entrance.closedSince(),
      remedy: () => entrance.remedy(),
    },
    clock,
    log,
  });
  const feeds = options.publicUrl ? calendarFeedPages(store, clock, log) : {};
  const metrics = watchMetrics({ store, workspaceId, clock, elapsed, log });
  const entrance: RunningEntrance = startSlack({
    ...slack,
    pages: { ...health.pages, ...feeds },
    signatureClock: options.signatureClock ?? clock,
    botUserId: user_id,
    botId: bot_id,
    tools,
    onEventsKept: sender.wake,
    onReceived: metrics.received,
    onEcho: (echo) => confirmSent(sending, echo),
    onGivenUp: options.onGivenUp ?? (() => {}),
  });
  // Building the names takes a moment; the first line should not wait for it.
  for (const team of await store.read.teams.list()) await tools.directory.indexFor(team.id);
  await replayEvents(tools, instant(clock() + 1));
  await entrance.start();
  sender.wake();

  /** What goes by the clock, and would do harm by a wrong one. */
  const timed: readonly Duty[] = [
    ['counting tickets anew', () => recountTickets({ store, clock, newId })],
    ['counting how tickets stand', fillOutlooks({ store, clock })],
    ['planning visits', watchNextVisits({ store, clock })],
    ['planning days', watchDailyReminders({ store, rules: dailyRules, clock })],
    ['planning', () => planDueReminders({ store, rules, clock, log })],
    ['forgetting', watchRetention({ store, workspaceId, retention, clock })],
    ['forgetting what was uninstalled', () => forgetUninstalled({ ...forgetting, now: clock() })],
    ['forgetting lists', () => forgetRows({ store, clock, newId })],
  ];
  const always: readonly Duty[] = [
    ['replaying', () => replayEvents(tools, instant(clock() - eventPatienceMs))],
    ['counting key persons met', () => countKeyPersonsMet(store)],
    ['looking at profiles', checkProfiles({ store, people: tools.people, clock, log })],
  ];
  let round = Promise.resolve();
  /** The one that begins when that is over; whoever asks meanwhile is served by it as well. */
  let next: Promise<void> | null = null;
  async function runRound(): Promise<void> {
    let mayPlan = false;
    const looking: Duty = [
      'looking at the clock',
      async () => {
        mayPlan = await clockWatch.mayPlan();
      },
    ];
    // What goes by the clock may erase what is not kept after an uninstall.
    await run([looking, ['looking at the token', token.look]], log);
    if (mayPlan) await run(timed, log);
    await run(always, log);
    health.roundEnded();
  }

  return {
    workspaceId,
    port: entrance.port(),
    isOpen: entrance.isOpen,
    pages: { ...health.pages, ...metrics.pages, ...feeds },
    async tick() {
      // One that is under way may have looked at an earlier time.
      next ??= round.then(() => {
        next = null;
        round = runRound();
        return round;
      });
      await next;
      // Beside the rounds: a Slack that answers nothing must not hold up what is to be decided.
      await run(
        [
          ['lists', imports.drain],
          ['sending', sender.drain],
        ],
        log,
      );
    },
    async stop() {
      await entrance.stop();
      await (next ?? round);
      await imports.stop();
      await sender.stop();
      await pictures.close();
    },
  };
}

type Duty = readonly [name: string, run: () => Promise<unknown>];

async function run(duties: readonly Duty[], log: Log): Promise<void> {
  for (const [duty, work] of duties) {
    try {
      await work();
    } catch (error) {
      // One duty that fails now must not keep the others from theirs.
      log.error({ error, duty }, 'a duty failed');
    }
  }
}

/** The workspace with its open default team, so that the first person can work at once. */
export async function ensureWorkspace(
  store: Store,
  workspaceId: WorkspaceId,
  botUserId: string,
  createdAt: Instant,
): Promise<void> {
  await store.write(({ workspaces }) =>
    workspaces.ensure(
      { id: workspaceId, botUserId, setupCodeHash: null, createdAt },
      {
        id: `${workspaceId}.default` as TeamId,
        workspaceId,
        name: 'Key accounts',
        isDefault: true,
        isOpen: true,
        timeZone: unsetZone,
        locale: 'en',
        region: unsetRegion,
        teamChannelId: null,
        leadsChannelId: null,
        setUpAt: null,
        visitsFrom: null,
        shadowUntil: null,
      },
    ),
  );
}

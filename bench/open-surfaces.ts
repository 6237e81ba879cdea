import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noFilters } from '../src/domain/customer-filters.ts';
import { randomId } from '../src/domain/new-id.ts';
import type { WorkspaceId } from '../src/domain/person.ts';
import { unpaced } from '../src/slack/pace-channels.ts';
import { startLinesman } from '../src/start-linesman.ts';
import { openStore } from '../src/storage/open-store.ts';
import { button, row } from '../src/views/buttons.ts';
import { pageSize } from '../src/views/pages.ts';
import { lines } from '../src/views/rich-text.ts';
import { realisticCustomers, seededRandom } from '../test/support/customer-names.ts';
import { startWorkspace, type Workspace } from '../workspace/start-workspace.ts';
import { customerCount, fillTeam, now, seed, visitsOfEach } from './fill-team.ts';
import { startFixedAnswers } from './fixed-answers.ts';
import { type GestureTimer, gestureTimer } from './gesture-timer.ts';
import { quantile, report } from './report-figure.ts';

/** So many of each are measured, after some that are not. */
const samples = 300;
const warmUps = 30;
const lead = 'UMANAGER0';
const manager = 'UMANAGER1';

const random = seededRandom(seed + 2);
const upTo = (count: number) => Math.floor(random() * count);
const accounts = realisticCustomers(customerCount, seed).flatMap(
  ({ accountNumber }) => accountNumber ?? [],
);
/** By account number: some names are part of others, and would be asked about. */
const anyCustomer = () => accounts[upTo(accounts.length)] ?? '';
const anyVisit = () => `V-${1 + upTo(customerCount * visitsOfEach)}`;
const anyFollowUp = () => `F-${1 + upTo(customerCount * visitsOfEach)}`;

async function openWorkspace(): Promise<Workspace> {
  const people = [lead, manager].map((id) => ({
    id,
    name: id === lead ? 'Manager 0' : 'Manager 1',
    title: '',
    locale: id === lead ? 'en-GB' : 'zh-CN',
    timeZone: 'Asia/Shanghai',
    isAdmin: false,
    isBot: false,
  }));
  return startWorkspace({
    port: 0,
    manifest: readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8'),
    people,
    channels: [{ id: 'CTEAM', name: 'accounts', memberIds: [lead, manager], hasApp: true }],
    now: () => now,
    servePage: false,
  });
}

/** The bot in a workspace of its own, on the filled database. */
async function openBot(file: string, id: string) {
  const workspace = await openWorkspace();
  const store = await openStore({ file, newId: randomId });
  const faults: unknown[] = [];
  const log = { info: () => {}, warn: () => {}, error: (fields: object) => faults.push(fields) };
  const { botToken, appToken, apiUrl } = workspace;
  const linesman = await startLinesman({
    store,
    slack: { botToken, apiUrl, entrance: { kind: 'socket', appToken } },
    clock: () => now,
    pace: unpaced,
    newId: randomId,
    log,
  });
  return {
    workspace,
    timer: gestureTimer(workspace, id),
    async close() {
      await linesman.stop();
      await store.close();
      const refused = workspace.calls().filter(({ ok }) => !ok);
      await workspace.close();
      if (faults.length + refused.length > 0) throw new Error(JSON.stringify({ faults, refused }));
    },
  };
}
type OpenBot = Awaited<ReturnType<typeof openBot>>;

async function measure(gesture: () => Promise<number>): Promise<readonly number[]> {
  const waits: number[] = [];
  for (let count = 0; count < warmUps + samples; count += 1) {
    const wait = await gesture();
    if (count >= warmUps) waits.push(wait);
  }
  return waits;
}

/** Stands in for the many presses that would lead to a page far inside a list. */
async function offerPage({ workspace }: OpenBot, user: string, name: string, value: object) {
  const answer = await fetch(`${workspace.apiUrl}chat.postEphemeral`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${workspace.botToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      channel: 'CTEAM',
      user,
      text: 'page',
      blocks: [lines([`${random()}`]), row(button({ name, label: 'page', value }))],
    }),
  });
  await answer.text();
}

type Surface = {
  readonly what: string;
  readonly by?: string;
  readonly gesture: (timer: GestureTimer, bot: OpenBot) => Promise<number>;
};
type Family = {
  readonly goal: number;
  readonly peer: string;
  readonly peerGesture: (timer: GestureTimer) => Promise<number>;
  readonly surfaces: readonly Surface[];
};

const line = (typed: string | (() => string), by = manager): Surface => ({
  what: typeof typed === 'string' ? typed : typed().replace(/(?<=[A-Z]-)\d+/, 'n'),
  by,
  gesture: (timer) => timer.line(typeof typed === 'string' ? typed : typed()),
});
const named = (what: string, surface: Surface): Surface => ({ ...surface, what });
const page = (what: string, name: string, value: () => object): Surface => ({
  what,
  async gesture(timer, bot) {
    await offerPage(bot, manager, name, value());
    return timer.pressToRewrite(name);
  },
});

const lastPage = Math.ceil(customerCount / pageSize);
const lastVisitPage = Math.ceil((customerCount * visitsOfEach) / pageSize);
const customerPage = (number: () => number) => () => ({ ...noFilters, page: number() });
const visitPage = (number: () => number) => () => ({
  ...{ who: 'team', when: 'any', customerId: null, text: null },
  page: number(),
});

const families: readonly Family[] = [
  {
    goal: 300,
    peer: 'bare Bolt that opens one fixed form',
    peerGesture: (timer) => timer.lineToForm('/visit'),
    surfaces: [
      { what: 'visit form from /visit', gesture: (timer) => timer.lineToForm('/visit') },
      {
        what: 'edit form from the button of a visit',
        by: lead,
        async gesture(timer) {
          await timer.line(`/visit ${anyVisit()}`);
          return timer.pressToForm('visit:edit');
        },
      },
      {
        what: 'customer form from the button of its card',
        by: lead,
        async gesture(timer) {
          await timer.line(`/customer ${anyCustomer()}`);
          return timer.pressToForm('customer:edit');
        },
      },
      {
        what: 'customer form from /customer add',
        gesture: (timer) => timer.lineToForm('/customer add'),
      },
    ],
  },
  {
    goal: 100,
    peer: 'bare Bolt that answers one fixed card',
    peerGesture: (timer) => timer.line('/customer'),
    surfaces: [
      line('/customer list'),
      line('/customer list mine overdue'),
      line('/customer list C 10kV overdue'),
      line('/customer list 钢铁'),
      page(
        'a middle page of the customer list',
        'customer:list',
        customerPage(() => 2 + upTo(lastPage - 2)),
      ),
      page(
        'the last page of the customer list',
        'customer:list',
        customerPage(() => lastPage),
      ),
      line('/visit list'),
      line('/visit list team'),
      page(
        'a middle page of the visits of the team',
        'visit:list',
        visitPage(() => 2 + upTo(lastVisitPage - 2)),
      ),
      page(
        'the last page of the visits of the team',
        'visit:list',
        visitPage(() => lastVisitPage),
      ),
      line('/visit search 增容'),
      line('/visit search 储能项目'),
      line('/visit search zebra'),
      line('/due'),
      named('/due list team, by a lead', line('/due list team', lead)),
    ],
  },
  {
    goal: 50,
    peer: 'bare Bolt that answers one fixed card',
    peerGesture: (timer) => timer.line('/customer'),
    surfaces: [
      named(
        'customer card',
        line(() => `/customer ${anyCustomer()}`),
      ),
      named(
        'brief on a customer',
        line(() => `/customer brief ${anyCustomer()}`),
      ),
      named(
        'visit card',
        line(() => `/visit ${anyVisit()}`),
      ),
      named(
        'follow-up card',
        line(() => `/due ${anyFollowUp()}`),
      ),
      { what: 'Home tab', gesture: (timer) => timer.home() },
    ],
  },
];

/** `npm run bench:surfaces -- search`: only surfaces of which that is part of the name. */
const [only = ''] = process.argv.slice(2);
const chosenFamilies = families
  .map((family) => ({
    ...family,
    surfaces: family.surfaces.filter(({ what }) => what.includes(only)),
  }))
  .filter(({ surfaces }) => surfaces.length > 0);

async function measurePeer({ peerGesture }: Family): Promise<readonly number[]> {
  const workspace = await openWorkspace();
  const stop = await startFixedAnswers(workspace);
  const timer = gestureTimer(workspace, manager);
  const waits = await measure(() => peerGesture(timer));
  await stop();
  await workspace.close();
  return waits;
}

async function measureSurface(file: string, { by = manager, gesture }: Surface) {
  const bot = await openBot(file, by);
  const waits = await measure(() => gesture(bot.timer, bot));
  await bot.close();
  return waits;
}

const folder = mkdtempSync(join(tmpdir(), 'linesman-surfaces-'));
try {
  const file = join(folder, 'linesman.db');
  const workspace = await openWorkspace();
  await workspace.close();
  await fillTeam(file, workspace.teamId as WorkspaceId);
  for (const family of chosenFamilies) {
    const peerWaits = await measurePeer(family);
    for (const surface of family.surfaces) {
      const waits = await measureSurface(file, surface);
      for (const [name, part, goal] of [
        ['p50', 0.5, null],
        ['p99', 0.99, family.goal],
      ] as const) {
        const value = quantile(waits, part);
        report({
          figure: `${surface.what}, ${name}, ${customerCount} customers`,
          value,
          unit: 'ms',
          peer: family.peer,
          peerValue: quantile(peerWaits, part),
          goal: goal === null ? null : `≤ ${goal}`,
          ok: goal === null || value <= goal,
        });
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

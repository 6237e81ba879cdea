import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkspacePerson } from '../../workspace/protocol.ts';
import { startWorkspace, type Workspace } from '../../workspace/start-workspace.ts';
import { type BotUnderTest, botUnderTest } from './bot-under-test.ts';
import { type RunClock, startRunClock } from './run-clock.ts';
import type { RigPerson } from './seed-reminders.ts';
import type { SourceChange } from './seeded-bugs.ts';

/** A stand-in with people, and the bot's process on a database of its own, not started yet. */
export type Stage = {
  readonly clock: RunClock;
  readonly workspace: Workspace;
  readonly bot: BotUnderTest;
  readonly close: () => Promise<void>;
};

export type StageOptions = {
  readonly startsAt: string;
  readonly hurry: number;
  readonly people: readonly RigPerson[];
  /** Whether the stand-in tells the bot of its own messages. */
  readonly echo: boolean;
  readonly changes?: readonly SourceChange[];
};

const manifestFile = new URL('../../manifest.yml', import.meta.url);
const echoes = / {4}metadata_subscriptions:\n(?: {6}.*\n)+/;

const asWorkspacePerson = ({ id }: RigPerson): WorkspacePerson => ({
  ...{ id, name: id, title: '', locale: 'zh-CN', timeZone: 'Asia/Shanghai' },
  ...{ isAdmin: false, isBot: false },
});

export async function openStage(options: StageOptions): Promise<Stage> {
  const { people, echo, changes = [] } = options;
  const folder = mkdtempSync(join(tmpdir(), 'linesman-rig-'));
  const clock = startRunClock(options.startsAt, options.hurry);
  const manifest = readFileSync(manifestFile, 'utf8');
  if (!echoes.test(manifest)) throw new Error('The manifest asks for no echo');
  const workspace = await startWorkspace({
    port: 0,
    manifest: echo ? manifest : manifest.replace(echoes, ''),
    people: people.map(asWorkspacePerson),
    channels: [
      { id: 'CTEAM', name: 'accounts', memberIds: people.map(({ id }) => id), hasApp: true },
    ],
    servePage: false,
    now: clock.now,
    timers: clock.timers,
  });
  const bot = botUnderTest({ folder, workspace, clock, changes });
  return {
    clock,
    workspace,
    bot,
    async close() {
      await bot.kill();
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

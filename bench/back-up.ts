// npm run bench:backup: what a backup of about 100 MB costs whoever types meanwhile, beside the same
// copy made in the bot's own thread.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { randomId } from '../src/domain/new-id.ts';
import type { PersonId, WorkspaceId } from '../src/domain/person.ts';
import { instant } from '../src/domain/zoned-time.ts';
import type { Store } from '../src/ports/store.ts';
import { backUp } from '../src/storage/back-up.ts';
import { copyDatabase } from '../src/storage/copy-database.ts';
import { openStore } from '../src/storage/open-store.ts';

const megabytes = 100;
const folder = mkdtempSync(join(tmpdir(), 'linesman-backup-'));
const file = join(folder, 'linesman.db');
const store = await openStore({ file, newId: randomId });

const add = (words: string, count: number) =>
  store.write(async ({ audit }: Pick<Store['read'], 'audit'>) => {
    for (let index = 0; index < count; index++) {
      await audit.add({
        workspaceId: 'T1' as WorkspaceId,
        at: instant(index),
        actorId: 'T1.U1' as PersonId,
        action: 'visit.log',
        subject: `visit/${randomId()}`,
        before: null,
        after: { note: words },
      });
    }
  });
while (statSync(file).size < megabytes * 1024 * 1024) await add('供电方案'.repeat(1_000), 500);

let isWriting = true;
const waits: number[] = [];
async function write(): Promise<void> {
  while (isWriting) {
    const start = performance.now();
    await add('谈增容2000kVA', 2);
    waits.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const writing = write();

async function measure(name: string, work: () => Promise<unknown>): Promise<void> {
  waits.length = 0;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  await work();
  const took = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 50));
  delay.disable();
  const ms = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(1);
  process.stdout.write(
    `${name}: ${took.toFixed(0)} ms; loop lag p99 ${ms(delay.percentile(99))} ms, max ${ms(delay.max)} ms; ${waits.length} writes, slowest ${Math.max(...waits).toFixed(1)} ms\n`,
  );
}

const target = join(folder, 'copy.db');
process.stdout.write(`${Math.round(statSync(file).size / 1024 / 1024)} MB\n`);
for (let round = 0; round < 3; round++) {
  await measure('nothing', () => new Promise((resolve) => setTimeout(resolve, 1_000)));
  await measure('backup in a thread of its own', () => backUp(file, target));
  await measure('the same in the bot’s thread', () => copyDatabase(file, target));
}
isWriting = false;
await writing;
await store.close();
rmSync(folder, { recursive: true });

import Database from 'better-sqlite3';
import type { Workspace } from '../../workspace/start-workspace.ts';
import type { Blow } from './chaos.ts';
import type { Token } from './check-evidence.ts';

/** A blow, and when it was dealt by the run's clock. */
export type DealtBlow = Blow & { readonly dealtAt: number };

/** Around what happened to a reminder: the blows of so many milliseconds before. */
const blowsBeforeMs = 2 * 60_000;

/** Everything that is known of a reminder that broke a promise, in order; for whoever looks for the cause. */
export function traceReminder(
  token: Token,
  { workspace, databaseFile }: { readonly workspace: Workspace; readonly databaseFile: string },
  blows: readonly DealtBlow[],
) {
  const database = new Database(databaseFile, { readonly: true });
  const rows = database.prepare('SELECT * FROM "OutboxMessage" WHERE "subjectId" = ?').all(token);
  database.close();
  const posts = workspace
    .calls()
    .filter((call) => call.method === 'chat.postMessage' && JSON.stringify(call).includes(token))
    .map(({ at, ok }) => ({ at, ok }));
  const first = posts[0]?.at ?? 0;
  const last = posts.at(-1)?.at ?? 0;
  const near = blows.filter(({ dealtAt }) => dealtAt >= first - blowsBeforeMs && dealtAt <= last);
  return { token, posts, rows, blows: near };
}

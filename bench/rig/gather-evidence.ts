import Database from 'better-sqlite3';
import { z } from 'zod';
import { en } from '../../src/i18n/en.ts';
import { zhHans } from '../../src/i18n/zh-Hans.ts';
import type { WorkspaceMessage } from '../../workspace/protocol.ts';
import type { Workspace } from '../../workspace/start-workspace.ts';
import type { Evidence, Fate, Line, Promised, Shown } from './check-evidence.ts';
import type { RigPerson } from './seed-reminders.ts';

const reminderToken = /R\d+R/g;
const lineToken = /K\d+K/;
const visitReference = /V-\d+/;
const repeatedWords = [en['message.repeated'], zhHans['message.repeated']];

/** Ids are drawn, and one of them may look like a token. */
const unread = new Set(['block_id', 'action_id', 'value', 'url']);

/** What is read of a message. */
const wordsOf = ({ text, blocks }: WorkspaceMessage): string =>
  JSON.stringify([text, blocks], (key, value: unknown) => (unread.has(key) ? undefined : value));

/** Every reminder that a message of the stand-in tells of. */
export function shownIn(message: WorkspaceMessage): readonly Shown[] {
  const words = wordsOf(message);
  const isMarked = repeatedWords.some((sentence) => words.includes(sentence));
  const tokens = new Set(words.match(reminderToken));
  const at = Math.round(Number(message.ts) * 1000);
  return [...tokens].map((token) => ({ token, channelId: message.channelId, at, isMarked }));
}

/** The journal: each visit that somebody was told is logged, with its reference. */
function confirmedIn(messages: readonly WorkspaceMessage[]): readonly Line[] {
  return messages.flatMap((message) => {
    const words = wordsOf(message);
    const token = lineToken.exec(words)?.[0];
    const reference = visitReference.exec(words)?.[0];
    return token === undefined || reference === undefined ? [] : [{ token, reference }];
  });
}

const outboxRow = z.object({
  id: z.string(),
  subjectId: z.string().nullable(),
  content: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
});
const together = z.object({ kind: z.literal('together'), of: z.array(z.string()) });

/** What became of each reminder's message; of one that was told with others, of that. */
function fatesIn(database: Database.Database): ReadonlyMap<string, Fate> {
  const rows = z
    .array(outboxRow)
    .parse(
      database
        .prepare('SELECT "id", "subjectId", "content", "state", "reason" FROM "OutboxMessage"')
        .all(),
    );
  const gathered = new Map<string, Fate>();
  for (const { content, state, reason } of rows) {
    const read = content.includes('"together"') ? together.safeParse(JSON.parse(content)) : null;
    for (const id of read?.data?.of ?? []) gathered.set(id, { state, reason });
  }
  return new Map(
    rows.flatMap(({ id, subjectId, state, reason }) =>
      subjectId === null
        ? []
        : [[subjectId, (state === 'joined' && gathered.get(id)) || { state, reason }] as const],
    ),
  );
}

function writtenIn(database: Database.Database): readonly Line[] {
  const rows = database.prepare('SELECT "note", "number" FROM "Visit"').all();
  return z
    .array(z.object({ note: z.string(), number: z.number() }))
    .parse(rows)
    .flatMap(({ note, number }) => {
      const token = lineToken.exec(note)?.[0];
      return token === undefined ? [] : [{ token, reference: `V-${number}` }];
    });
}

/** Reads the stand-in's list, what people were told, and the database of a bot that does not run. */
export function gatherEvidence(
  workspace: Workspace,
  databaseFile: string,
  {
    promised,
    people,
  }: { readonly promised: readonly Promised[]; readonly people: readonly RigPerson[] },
): Evidence & { readonly integrity: unknown } {
  const posted = ['CTEAM', ...people.map(({ channelId }) => channelId)].flatMap((channelId) =>
    workspace.messages(channelId),
  );
  const told = people.flatMap(({ id }) => workspace.ephemerals(id));
  const database = new Database(databaseFile);
  const evidence = {
    promised,
    shown: posted.filter(({ authorId }) => authorId === workspace.botUserId).flatMap(shownIn),
    fates: fatesIn(database),
    confirmed: confirmedIn([...told, ...posted]),
    written: writtenIn(database),
    integrity: database.pragma('integrity_check', { simple: true }),
  };
  database.close();
  return evidence;
}

import type { CustomerImport } from '../domain/import/customer-import.ts';
import type { Actor } from '../domain/person.ts';
import { instant } from '../domain/zoned-time.ts';
import { type MessageKey, type Words, wordsFor } from '../i18n/words.ts';
import type { Log } from '../ports/log.ts';
import type { NewOutboxMessage } from '../ports/reminders.ts';
import type { Repositories } from '../ports/store.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import { RefusedFileError } from '../spreadsheets/table.ts';
import { applyImport, auditImport, undoImport } from '../tables/apply-import.ts';
import { dropStages } from '../tables/bring-tickets.ts';
import { RefusedListError, readImport } from '../tables/read-import.ts';
import type { TableTools } from '../tables/table-tools.ts';
import { spreadsheetFor } from '../usecases/ask-for-spreadsheet.ts';
import type { CustomerDirectory } from '../usecases/customer-directory.ts';
import {
  importDone,
  importPreview,
  importSentence,
  importUndone,
  refusedImport,
  shownRefusals,
  unknownColumns,
} from '../views/import-messages.ts';
import type { Message } from '../views/message.ts';
import { downloadFile, UnreachableFileError } from './download-file.ts';

export type ImportTools = TableTools & {
  readonly slack: { readonly botToken: string; readonly apiUrl: string };
  readonly directory: Pick<CustomerDirectory, 'indexFor'>;
  readonly log: Log;
};

/** Works on lists of customers beside everything else, one after the other. */
export type ImportRunner = {
  /** Something was taken on or pressed: look at once. */
  wake(): void;
  /** Resolves when nothing is left to do. */
  drain(): Promise<void>;
  /** Stops after the step in hand; the rest is taken up at the next start. */
  stop(): Promise<void>;
};

/** After so many rows the message that says that a list is read says how many. */
const rowsPerProgress = 2_000;

export function runImports(tools: ImportTools): ImportRunner {
  let isStopped = false;
  let isAgain = false;
  let work: Promise<void> | null = null;

  async function workOff(): Promise<void> {
    do {
      isAgain = false;
      for (const one of await tools.store.read.imports.unfinished()) {
        if (isStopped) return;
        await finish(tools, one, () => isStopped);
      }
    } while (isAgain && !isStopped);
  }

  function wake(): void {
    if (isStopped) return;
    isAgain = true;
    work ??= workOff()
      .catch((error: unknown) => tools.log.error({ error }, 'lists could not be worked on'))
      .finally(() => {
        work = null;
      });
  }

  return {
    wake,
    async drain() {
      wake();
      while (work) await work;
    },
    async stop() {
      isStopped = true;
      await work;
    },
  };
}

/** Carries one list as far as it goes without a press. */
async function finish(
  tools: ImportTools,
  one: CustomerImport,
  isStopped: () => boolean,
): Promise<void> {
  const { store, log, newId } = tools;
  const actor = await actorOf(one, store.read);
  if (!actor) {
    if (one.state === 'applying') await dropStages(tools, one);
    await store.write(({ imports }) => imports.update({ ...one, state: 'ended' }, one.state));
    return;
  }
  const words = wordsFor(actor.person.locale);
  try {
    await step(tools, one, { actor, words, isStopped });
  } catch (error) {
    const key = reasonOf(error);
    const reference = newId().slice(0, 8);
    if (key) log.info({ import: one.id, key }, 'a list was refused');
    else log.error({ error, import: one.id, reference }, 'a list could not be worked on');
    if (await tellHalfWay(tools, one, reference, words)) return;
    const said = key
      ? refusedImport(key, one, words)
      : importSentence('import.failed', one, words, { reference });
    await end(tools, one, said);
  }
}

function reasonOf(error: unknown): MessageKey | null {
  if (error instanceof RefusedListError) return error.key;
  if (error instanceof RefusedFileError) return `import.file.${error.refusal}`;
  return error instanceof UnreachableFileError ? 'import.file.unreachable' : null;
}

type Working = {
  readonly actor: Actor;
  readonly words: Words;
  readonly isStopped: () => boolean;
};

async function step(tools: ImportTools, one: CustomerImport, working: Working): Promise<void> {
  switch (one.state) {
    case 'waiting':
      return readAndShow(tools, one, working);
    case 'applying':
      return apply(tools, one, working);
    case 'auditing':
      return keepTrail(tools, one, working, false);
    case 'undoing':
      return undo(tools, one, working);
    default:
      return undefined;
  }
}

async function readAndShow(
  tools: ImportTools,
  one: CustomerImport,
  { actor, words }: Working,
): Promise<void> {
  const { store, clock, newId } = tools;
  const bytes = await downloadFile(one.fileUrl, tools.slack);
  let told = 0;
  const read = await readImport(tools, one, bytes, actor, async (rows) => {
    if (rows - told < rowsPerProgress) return;
    told = rows;
    await tellProgress(tools, one, importSentence('import.progress', one, words, { count: rows }));
  });
  const refused = await store.read.imports.rows(one.id, ['refused'], 0, shownRefusals);
  const isAsking = read.state === 'asking';
  const message = isAsking ? unknownColumns(read, words) : importPreview(read, refused, words);
  await store.write(async (repositories) => {
    if (!(await repositories.imports.update(read, 'waiting'))) return;
    const { outbox } = repositories;
    // It may be asked about the same columns again.
    await outbox.add(postOf(tools, one, actor, message, `${read.state}-${newId()}`));
    if (isAsking || read.counts.refused === 0) return;
    const reference = words.t('import.problemsTitle', { file: one.fileName });
    const asked = { document: 'import-problems', importId: one.id, reference } as const;
    await outbox.add(spreadsheetFor(actor, asked, `import/${one.id}/problems`, clock()));
  });
}

/** Rewrites the message that said that the list is read, once Slack has it. */
async function tellProgress(
  { store, clock }: ImportTools,
  one: CustomerImport,
  { text, blocks }: Message,
): Promise<void> {
  const now = clock();
  await store.write(async ({ outbox }) => {
    const first = await outbox.findByKey(one.answerKey);
    if (!first?.slackChannelId || !first.slackTs) return;
    await outbox.add({
      ...readyMessage(
        { text, blocks },
        { workspaceId: first.workspaceId, channelId: first.slackChannelId },
        `import/${one.id}/progress/${now}/${text}`,
        now,
      ),
      kind: 'update',
      target: first.slackTs,
    });
  });
}

async function apply(tools: ImportTools, one: CustomerImport, working: Working): Promise<void> {
  const applied = await applyImport(tools, one, working.actor);
  if (applied === 'stale') {
    return end(tools, one, importSentence('import.stale', one, working.words));
  }
  // Taking many names in takes a while: not while the write gate is held.
  await tools.directory.indexFor(one.teamId);
  return keepTrail(tools, applied.import, working, applied.isQuiet);
}

async function keepTrail(
  tools: ImportTools,
  one: CustomerImport,
  { actor, words, isStopped }: Working,
  isQuiet: boolean,
): Promise<void> {
  let current = one;
  while (current.state === 'auditing') {
    if (isStopped()) return;
    current = await auditImport(tools, current, actor);
  }
  const settings = await tools.store.read.teams.settings(one.teamId);
  const message = importDone(current, { hours: settings['undo.hours'], isQuiet }, words);
  await tools.store.write(({ outbox }) =>
    outbox.add(postOf(tools, one, actor, message, current.state)),
  );
}

async function undo(
  tools: ImportTools,
  one: CustomerImport,
  { actor, words, isStopped }: Working,
): Promise<void> {
  let current = one;
  while (current.state === 'undoing') {
    if (isStopped()) return;
    current = await undoImport(tools, current, actor);
  }
  const message = importUndone(current, words);
  await tools.store.write(({ outbox }) =>
    outbox.add(postOf(tools, one, actor, message, current.state)),
  );
}

/**
 * Says once of a list that is kept, or being taken back, that the rest of it follows: it is tried again
 * with every round. False where nothing of it is kept yet.
 */
async function tellHalfWay(
  { store, clock }: ImportTools,
  { id, channelId, teamId }: CustomerImport,
  reference: string,
  words: Words,
): Promise<boolean> {
  const one = await store.read.imports.find(id);
  const team = await store.read.teams.find(teamId);
  if (!one || !team || !isHalfWay(one)) return false;
  const address = { workspaceId: team.workspaceId, channelId };
  const message = importSentence('import.halfWay', one, words, { reference });
  const key = `import/${id}/half-way/${one.state}`;
  await store.write(({ outbox }) => outbox.add(readyMessage(message, address, key, clock())));
  return true;
}

const isHalfWay = ({ state }: CustomerImport): boolean =>
  state === 'auditing' || state === 'undoing';

async function end(tools: ImportTools, one: CustomerImport, message: Message): Promise<void> {
  await tools.store.write(async ({ imports, outbox, people }) => {
    const person = await people.find(one.personId);
    if (!(await imports.update({ ...one, state: 'ended' }, one.state)) || !person) return;
    const address = { workspaceId: person.workspaceId, channelId: one.channelId };
    await outbox.add(readyMessage(message, address, `import/${one.id}/ended`, tools.clock()));
  });
}

const postOf = (
  { clock }: ImportTools,
  { id, channelId }: CustomerImport,
  { team }: Actor,
  message: Message,
  step: string,
): NewOutboxMessage =>
  readyMessage(
    message,
    { workspaceId: team.workspaceId, channelId },
    `import/${id}/${step}`,
    clock(),
  );

/**
 * Whoever brought a list, as they may act now; undefined where they may not any more. What has begun
 * is finished in their name all the same.
 */
async function actorOf(
  one: CustomerImport,
  { people, teams }: Repositories,
): Promise<Actor | undefined> {
  const { personId, teamId } = one;
  const person = await people.find(personId);
  const team = await teams.find(teamId);
  if (!person || !team) return undefined;
  const isMember = person.isActive && person.teamId === teamId;
  if (!isMember && !isHalfWay(one)) return undefined;
  return { person: { ...person, teamId }, team, standsInFor: [] };
}

const hourMs = 60 * 60 * 1000;
/** Ours: so long a list that was shown or imported can be looked at again, at least. */
const leastKeptMs = 4 * 24 * hourMs;

/** Forgets rows of lists whose time is over: no sooner than the team can take them back. */
export async function forgetRows({ store, clock }: TableTools): Promise<void> {
  const together = 500;
  for (;;) {
    const counts = await store.write(async ({ teams, imports }) => {
      const forgotten: number[] = [];
      for (const { id } of await teams.list()) {
        const { 'undo.hours': hours } = await teams.settings(id);
        const before = instant(clock() - Math.max(leastKeptMs, hours * hourMs));
        forgotten.push(await imports.forget(id, before, together));
      }
      return forgotten;
    });
    if (counts.every((count) => count < together)) return;
  }
}

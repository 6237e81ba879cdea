// npm run import -- FILE --as U… [--confirm]: reads a list of customers, says what would become of it,
// and with --confirm imports it. The bot must not be running: one process has the database.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import {
  type CustomerImport,
  type ImportId,
  nothingRead,
} from '../src/domain/import/customer-import.ts';
import { randomId } from '../src/domain/new-id.ts';
import { can } from '../src/domain/permissions.ts';
import type { Actor, Member, Person } from '../src/domain/person.ts';
import { wordsFor } from '../src/i18n/words.ts';
import type { Store } from '../src/ports/store.ts';
import { readyMessage } from '../src/reminders/ready-message.ts';
import { DatabaseInUseError } from '../src/storage/hold-instance-lock.ts';
import { openStore } from '../src/storage/open-store.ts';
import { systemClock } from '../src/system-clock.ts';
import { applyImport, auditImport } from '../src/tables/apply-import.ts';
import { RefusedListError, readImport } from '../src/tables/read-import.ts';
import {
  assumptionLines,
  countLines,
  importDone,
  refusalLine,
} from '../src/views/import-messages.ts';

const wrongUse = 64;
const refusedData = 65;
const print = (text: string) => process.stdout.write(`${text}\n`);
const isMember = (person: Person): person is Member => person.teamId !== null && person.isActive;

function refuse(text: string, code = refusedData): never {
  process.stderr.write(`${text}\n`);
  process.exit(code);
}

async function findActor(store: Store, slackUserId: string): Promise<Actor> {
  for (const team of await store.read.teams.list()) {
    const person = await store.read.people.findBySlackUser(team.workspaceId, slackUserId);
    if (!person || !isMember(person) || person.teamId !== team.id) continue;
    const actor = { person, team, standsInFor: [] };
    if (can(actor, { do: 'import-customers', for: 'self' })) return actor;
  }
  return refuse(
    `${slackUserId} is nobody who may import customers. They have to have used the bot.`,
  );
}

async function show(store: Store, one: CustomerImport, { person }: Actor): Promise<void> {
  const words = wordsFor(person.locale);
  for (const line of countLines(one, words)) print(line);
  for (const line of assumptionLines(one, words)) print(line);
  if (one.passedOver.length > 0) {
    print(words.t('import.passedOver', { names: one.passedOver.join(words.t('list.separator')) }));
  }
  for (const row of await store.read.imports.rows(one.id, ['refused'], 0, 1_000)) {
    print(refusalLine(row, words));
  }
}

async function bringIn(store: Store, file: string, slackUserId: string, isConfirmed: boolean) {
  const tools = { store, clock: systemClock, newId: randomId };
  const actor = await findActor(store, slackUserId);
  const taken: CustomerImport = {
    id: randomId<ImportId>(),
    teamId: actor.team.id,
    personId: actor.person.id,
    channelId: slackUserId,
    // Nothing that the bot would take up.
    state: 'ended',
    fileName: basename(file),
    fileUrl: '',
    answerKey: '',
    ...nothingRead,
    createdAt: systemClock(),
    appliedAt: null,
  };
  await store.write(({ imports }) => imports.add(taken));
  const read = await readImport(tools, taken, new Uint8Array(await readFile(file)), actor);
  if (read.state === 'asking') {
    refuse(
      `These columns are not known: ${read.unknown.map(({ header }) => header).join(', ')}. Rename or remove them.`,
    );
  }
  await show(store, read, actor);
  if (!isConfirmed) {
    print('Nothing was imported. With --confirm it is.');
    return;
  }
  const applying: CustomerImport = { ...read, state: 'applying' };
  await store.write(({ imports }) => imports.update(applying, 'ended'));
  const applied = await applyImport(tools, applying, actor);
  if (applied === 'stale') refuse('Nothing was imported: the customers have changed.');
  let current = applied.import;
  while (current.state === 'auditing') current = await auditImport(tools, current, actor);
  await tell(store, current, actor, applied.isQuiet);
  const { new: created, changed } = current.counts;
  const said = { file: current.fileName, created, changed };
  print(wordsFor(actor.person.locale).t('import.done', said));
}

/** The bot says it once it runs, with the way back. */
async function tell(store: Store, one: CustomerImport, { person, team }: Actor, isQuiet: boolean) {
  const { 'undo.hours': hours } = await store.read.teams.settings(team.id);
  const message = importDone(one, { hours, isQuiet }, wordsFor(person.locale));
  const address = { workspaceId: team.workspaceId, channelId: person.slackUserId };
  const key = `import/${one.id}/done`;
  await store.write(({ outbox }) => outbox.add(readyMessage(message, address, key, systemClock())));
}

if (existsSync('.env')) process.loadEnvFile();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { as: { type: 'string' }, confirm: { type: 'boolean', default: false } },
});
const [file] = positionals;
if (!file || !values.as) refuse('npm run import -- FILE --as U01ABC [--confirm]', wrongUse);
const read = readConfig(process.env);
if ('problems' in read) refuse(read.problems.map(({ problem }) => problem).join('\n'), 78);
const store = await openStore({ file: read.config.databaseFile, newId: randomId }).catch(
  (error: unknown) => {
    if (error instanceof DatabaseInUseError) refuse(`${error.message}. Stop the bot first.`, 75);
    throw error;
  },
);
try {
  await bringIn(store, file, values.as, values.confirm);
} catch (error) {
  if (!(error instanceof RefusedListError)) throw error;
  process.stderr.write(`${wordsFor('en').t(error.key)}\n`);
  process.exitCode = refusedData;
} finally {
  await store.close();
}

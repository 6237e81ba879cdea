import { type CustomerImport, changesOf, countsOf } from '../domain/import/customer-import.ts';
import { Refused } from '../domain/import/refused-row.ts';
import { can } from '../domain/permissions.ts';
import type { Actor } from '../domain/person.ts';
import { startingQuietly } from '../domain/quiet-start.ts';
import { wordsFor } from '../i18n/words.ts';
import type { Repositories } from '../ports/store.ts';
import { routineVisitDue } from '../reminders/rules/routine-visit-due.ts';
import { dropStages, layStages } from './bring-tickets.ts';
import { keepRecords, recordRules, undoneRecord, wasBefore } from './keep-records.ts';
import type { TableTools } from './table-tools.ts';

/** After each of these transactions the names of the team are read anew, so they are few. */
const undoneTogether = 50;
/** Entries of the trail are written so many at a time. */
const auditedTogether = 50;
/** Of tickets fewer: each has alarms to plan besides. */
const ticketsTogether = 10;

/** What became of an import, and whether the team starts quietly because of it. */
export type Applied =
  | { readonly import: CustomerImport; readonly isQuiet: boolean }
  /** Customers have changed since it was shown; nothing was kept. */
  | 'stale';

/**
 * Makes all of a list visible in one transaction, with one entry in the trail for the whole; those of
 * its rows are written next, by {@link auditImport}.
 */
export async function applyImport(
  tools: TableTools,
  one: CustomerImport,
  actor: Actor,
): Promise<Applied> {
  try {
    await layStages(tools, one);
    const applied = await makeVisible(tools, one, actor);
    if (applied === 'stale') await dropStages(tools, one);
    return applied;
  } catch (error) {
    await dropStages(tools, one);
    if (isTaken(error) || error instanceof Refused) return 'stale';
    throw error;
  }
}

function makeVisible(
  { store, clock }: TableTools,
  one: CustomerImport,
  actor: Actor,
): Promise<Applied> {
  return store.write(async (repositories) => {
    const { imports, audit } = repositories;
    const now = clock();
    if (!can(actor, { do: 'import-customers', for: 'self' })) return 'stale';
    const isForTeam = can(actor, { do: 'import-customers', for: 'team' });
    if ((await imports.countForOthers(one, isForTeam)) > 0) return 'stale';
    const { new: added, changed } = countsOf(one, 'customer');
    const isAlone = changed === 0 && changesOf(one) === added;
    if (!isAlone && (await imports.changedSince(one)) > 0) return 'stale';
    const isQuiet = await comesInBulk(one, repositories);
    await imports.apply(one, now);
    if (isQuiet) await startQuietly(repositories, actor, now);
    const applied: CustomerImport = { ...one, state: 'auditing', auditedTo: 0, appliedAt: now };
    await imports.update(applied, 'applying');
    await audit.add({
      ...entryOf(actor, now),
      action: 'import.apply',
      subject: `import/${one.id}`,
      before: null,
      after: { fileName: one.fileName, counts: one.counts },
    });
    return { import: applied, isQuiet };
  }, 'large');
}

const entryOf = ({ person, team }: Actor, at: CustomerImport['createdAt']) => ({
  workspaceId: team.workspaceId,
  at,
  actorId: person.id,
});

/** Whether more customers, visits or tickets come than there were. */
async function comesInBulk(
  one: CustomerImport,
  { customers, visits, teams, imports }: Repositories,
): Promise<boolean> {
  const { teamId } = one;
  const { 'import.quietFrom': quietFrom } = await teams.settings(teamId);
  const added = countsOf(one, 'customer').new;
  if (added >= quietFrom && added > (await customers.count(teamId))) return true;
  const tickets = countsOf(one, 'ticket').new;
  if (tickets >= quietFrom && tickets > (await imports.countTickets(teamId))) return true;
  const visited = countsOf(one, 'visit').new;
  return visited >= quietFrom && visited > (await visits.count({ teamId }));
}

/** A team whose customers came in bulk is not flooded with reminders of their visits. */
async function startQuietly(
  { teams, audit }: Repositories,
  actor: Actor,
  now: CustomerImport['createdAt'],
): Promise<void> {
  const before = await teams.find(actor.team.id);
  if (!before) throw new Error(`The team ${actor.team.id} is gone`);
  const team = startingQuietly(before, await teams.settings(before.id), now);
  await teams.update(team);
  await teams.planVisitsAnew(team.id);
  await audit.add({
    ...entryOf(actor, now),
    action: 'team.start-quietly',
    subject: `team/${team.id}`,
    before,
    after: team,
  });
}

/** Somebody has added a customer of that name or account number meanwhile. */
function isTaken(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const more = 'meta' in cause ? JSON.stringify(cause.meta) : '';
    if (/UNIQUE constraint failed|UniqueConstraint|P2002/.test(`${cause.message} ${more}`))
      return true;
  }
  return false;
}

/** Writes the visits and the entries in the trail of the next rows; hands the import back as it then stands. */
export async function auditImport(
  { store, clock }: TableTools,
  one: CustomerImport,
  actor: Actor,
): Promise<CustomerImport> {
  const page = await store.read.imports.rows(
    one.id,
    ['new', 'changed'],
    one.auditedTo,
    auditedTogether,
  );
  const hasTickets = page.some(({ kind }) => kind === 'ticket');
  const rows = hasTickets ? page.slice(0, ticketsTogether) : page;
  const [first] = rows;
  const last = rows.at(-1);
  const isLast = page.length < auditedTogether && rows.length === page.length;
  const next: CustomerImport = {
    ...one,
    state: isLast ? 'done' : 'auditing',
    auditedTo: last?.row ?? one.auditedTo,
  };
  const { locale, timeZone } = actor.person;
  const note = wordsFor(locale).t('import.visitNote');
  const settings = await store.read.teams.settings(one.teamId);
  await store.write(async (repositories) => {
    const { imports, audit } = repositories;
    const at = clock();
    if (!(await imports.update(next, 'auditing'))) return;
    if (first && last) {
      const range = { from: first.row, to: last.row };
      await imports.addVisits(one, range, { note, timeZone, at });
    }
    for (const { kind, customerId, before, after } of rows) {
      if (kind !== 'customer') continue;
      const subject = `customer/${customerId}`;
      await audit.add({ ...entryOf(actor, at), action: 'customer.import', subject, before, after });
    }
    await keepRecords(repositories, rows, { actor, at, settings, file: one.fileName });
  });
  return next;
}

const nothingUndone = { removed: 0, restored: 0, kept: 0 };

/**
 * Takes the next rows of a list back, with their entries in the trail; hands the import back as it then
 * stands. Rows that somebody has changed or worked with since stay.
 */
export async function undoImport(
  { store, clock }: TableTools,
  one: CustomerImport,
  actor: Actor,
): Promise<CustomerImport> {
  const rows = await store.read.imports.rows(
    one.id,
    ['new', 'changed'],
    one.auditedTo,
    undoneTogether,
  );
  const [first] = rows;
  const last = rows.at(-1);
  return store.write(async ({ imports, audit }) => {
    const at = clock();
    const by = { routineRule: routineVisitDue.key, recordRules, at };
    const range = first && last && { from: first.row, to: last.row };
    const undone = range ? await imports.undo(one.id, range, by) : [];
    for (const { kind, customerId, before, after, record } of undone) {
      const entry = entryOf(actor, at);
      if (record && kind !== 'customer') {
        const [action, subject] = undoneRecord(kind, record);
        await audit.add({ ...entry, action, subject, before: record, after: wasBefore(record) });
      } else {
        const [action, subject] = ['customer.import-undo', `customer/${customerId}`];
        await audit.add({ ...entry, action, subject, before: after, after: before });
      }
    }
    const removed = undone.filter(({ outcome }) => outcome === 'new').length;
    const so = one.undone ?? nothingUndone;
    const next: CustomerImport = {
      ...one,
      state: rows.length < undoneTogether ? 'undone' : 'undoing',
      auditedTo: last?.row ?? one.auditedTo,
      undone: {
        removed: so.removed + removed,
        restored: so.restored + undone.length - removed,
        kept: so.kept + rows.length - undone.length,
      },
    };
    await imports.update(next, 'undoing');
    return next;
  });
}

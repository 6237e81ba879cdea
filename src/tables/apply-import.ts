import type { CustomerImport, StagedRow } from '../domain/import/customer-import.ts';
import { can } from '../domain/permissions.ts';
import type { Actor } from '../domain/person.ts';
import { startingQuietly } from '../domain/quiet-start.ts';
import { wordsFor } from '../i18n/words.ts';
import type { Repositories } from '../ports/store.ts';
import { routineVisitDue } from '../reminders/rules/routine-visit-due.ts';
import type { TableTools } from './read-import.ts';

/** Entries of the trail are written so many at a time. */
const auditedTogether = 100;

/** Ours: where at least so many are new, and they are more than there were, the team starts quietly. */
const quietFrom = 20;

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
  { store, clock }: TableTools,
  one: CustomerImport,
  actor: Actor,
): Promise<Applied> {
  try {
    return await store.write(async (repositories) => {
      const { imports, audit } = repositories;
      const now = clock();
      if (!can(actor, { do: 'import-customers', for: 'self' })) return 'stale';
      if ((await imports.changedSince(one.id)) > 0) return 'stale';
      const { locale, timeZone } = actor.person;
      const note = wordsFor(locale).t('import.visitNote');
      const before = await countOf(repositories, one);
      await imports.apply(one, { note, timeZone, at: now });
      const isQuiet = one.counts.new >= quietFrom && one.counts.new > before;
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
    });
  } catch (error) {
    if (isTaken(error)) return 'stale';
    throw error;
  }
}

const entryOf = ({ person, team }: Actor, at: CustomerImport['createdAt']) => ({
  workspaceId: team.workspaceId,
  at,
  actorId: person.id,
});

const countOf = async ({ customers }: Repositories, { teamId }: CustomerImport) =>
  customers.count(teamId);

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

/** Writes the next entries of the trail; hands the import back as it then stands. */
export async function auditImport(
  { store }: TableTools,
  one: CustomerImport,
  actor: Actor,
): Promise<CustomerImport> {
  const rows = await store.read.imports.rows(
    one.id,
    ['new', 'changed'],
    one.auditedTo,
    auditedTogether,
  );
  const isLast = rows.length < auditedTogether;
  return keepAudited(store, one, rows, actor, 'customer.import', isLast ? 'done' : 'auditing');
}

/** Takes a list back in one transaction; entries of its rows are written next. */
export async function undoImport(
  { store, clock }: TableTools,
  one: CustomerImport,
  actor: Actor,
): Promise<CustomerImport> {
  if (one.undone !== null) {
    const rows = await store.read.imports.undoneRows(one.id, one.auditedTo, auditedTogether);
    const isLast = rows.length < auditedTogether;
    const back = rows.map(({ before, after, ...row }) => ({
      ...row,
      before: after,
      after: before,
    }));
    return keepAudited(
      store,
      one,
      back,
      actor,
      'customer.import-undo',
      isLast ? 'undone' : 'undoing',
    );
  }
  return store.write(async ({ imports, audit }) => {
    const at = clock();
    const undone = await imports.undo(one, routineVisitDue.key, at);
    const next: CustomerImport = { ...one, undone, auditedTo: 0 };
    await imports.update(next, 'undoing');
    await audit.add({
      ...entryOf(actor, at),
      action: 'import.undo',
      subject: `import/${one.id}`,
      before: null,
      after: undone,
    });
    return next;
  });
}

async function keepAudited(
  { write }: TableTools['store'],
  one: CustomerImport,
  rows: readonly StagedRow[],
  actor: Actor,
  action: string,
  state: CustomerImport['state'],
): Promise<CustomerImport> {
  const next: CustomerImport = { ...one, state, auditedTo: rows.at(-1)?.row ?? one.auditedTo };
  await write(async ({ imports, audit }) => {
    for (const { customerId, before, after } of rows) {
      const at = one.appliedAt ?? one.createdAt;
      const subject = `customer/${customerId}`;
      await audit.add({ ...entryOf(actor, at), action, subject, before, after });
    }
    await imports.update(next, one.state);
  });
  return next;
}

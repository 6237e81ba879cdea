import type { CustomerId } from '../domain/customer.ts';
import { can } from '../domain/permissions.ts';
import type { PersonId } from '../domain/person.ts';
import { formatReference, type Reference } from '../domain/reference.ts';
import { changesBetween } from '../domain/trail-changes.ts';
import { UserError } from '../domain/user-error.ts';
import type { AuditEntry } from '../ports/audit-trail.ts';
import type { TrailList, TrailStep } from '../views/trail-list.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** A record whose trail is asked for. */
export type TrailKey = Reference | { readonly kind: 'customer'; readonly id: CustomerId };

/**
 * Who changed what of a record, the oldest first; also of one that was taken back.
 *
 * @throws UserError where the actor does not lead the team, or the record is not there.
 */
export async function showTrail(context: UseCaseContext, key: TrailKey): Promise<TrailList> {
  const { actor, today } = context;
  refuseTrail(context);
  const { title, subject } = await findSubject(context, key);
  const entries = await entriesOf(context, subject);
  const steps = entries.map(stepOf);
  return {
    key,
    title,
    steps,
    names: await namesIn(steps, context),
    today,
    zone: actor.person.timeZone,
  };
}

/** Those of a record, and of the customers that have become part of it, the oldest first. */
async function entriesOf(context: UseCaseContext, subject: string): Promise<readonly AuditEntry[]> {
  const { audit, merges } = context.repositories;
  const entries = await audit.of(subject);
  const [kind, id] = subject.split('/');
  if (kind !== 'customer' || id === undefined) return entries;
  const all = [...entries];
  for (const one of await merges.into(id as CustomerId)) {
    all.push(...(await entriesOf(context, `customer/${one}`)));
  }
  return all.toSorted((one, other) => one.at - other.at);
}

/** @throws UserError where the actor does not lead the team. */
export function refuseTrail({ actor }: Pick<UseCaseContext, 'actor'>): void {
  if (!can(actor, { do: 'see-trail' })) throw new UserError('error.trailNotAllowed');
}

async function findSubject(
  { repositories, actor }: UseCaseContext,
  key: TrailKey,
): Promise<{ readonly title: string; readonly subject: string }> {
  const { visits, followUps, tickets, customers } = repositories;
  if (key.kind === 'customer') {
    const customer = await customers.find(key.id);
    if (customer?.teamId !== actor.team.id) throw new UserError('error.oldButton');
    return { title: customer.name, subject: `customer/${customer.id}` };
  }
  const found = await { visit: visits, followUp: followUps, ticket: tickets }[
    key.kind
  ].findByNumber(actor.team.id, key.number);
  const title = formatReference(key.kind, key.number);
  if (!found) {
    throw new UserError('error.unknownReference', { reference: title }, 'kam.audit.example');
  }
  return { title, subject: `${key.kind}/${found.id}` };
}

const stepOf = ({ at, actorId, action, before, after }: AuditEntry): TrailStep => ({
  at,
  by: actorId,
  action,
  changes: changesBetween(before, after),
});

/** What people and customers are called whose ids stand in what was changed. */
async function namesIn(
  steps: readonly TrailStep[],
  { repositories }: UseCaseContext,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set<string>(steps.map(({ by }) => by));
  for (const { field, from, to } of steps.flatMap(({ changes }) => changes)) {
    if (!/(?:Id|By|_by|_to)$/.test(field)) continue;
    for (const value of [from, to]) if (typeof value === 'string') ids.add(value);
  }
  const people = await repositories.people.findMany([...ids].map((id) => id as PersonId));
  const customers = await repositories.customers.findMany([...ids].map((id) => id as CustomerId));
  return new Map([...people, ...customers].map(({ id, name }) => [id, name]));
}

import type { FollowUp } from '../domain/follow-up.ts';
import { mayChangeFollowUp } from '../domain/permissions.ts';
import type { Person, PersonId, Team } from '../domain/person.ts';
import { dayOf, type Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import type { FollowUpCard } from '../views/follow-up-card.ts';
import { whomCovered } from './whom-covered.ts';

/**
 * A follow-up with all that its card shows to one reader, in the reader's zone. A team reads in its
 * channel: who of it may press a button shows as they do.
 */
export async function readFollowUpCard(
  read: Pick<Repositories, 'customers' | 'followUps' | 'people' | 'visits' | 'audit' | 'absences'>,
  followUp: FollowUp,
  reader: Person | Team,
  now: Instant,
): Promise<FollowUpCard> {
  const { customerId, visitId, ownerId, closed, snoozed } = followUp;
  const by = closed?.by ?? snoozed?.by;
  const person = 'slackUserId' in reader ? reader : null;
  const covered = person && person.id !== ownerId ? await whomCovered(person, now, read) : [];
  return {
    followUp,
    customer: customerId ? ((await read.customers.find(customerId)) ?? null) : null,
    visitNote: visitId ? ((await read.visits.find(visitId))?.note ?? '') : '',
    actor: by ? ((await read.people.find(by)) ?? null) : null,
    next: await nextOf(read, followUp),
    remark: await remarkOn(read, followUp),
    seen: await shownSeen(read, followUp),
    owner: ownerId === person?.id ? null : ((await read.people.find(ownerId)) ?? null),
    mayChange: person === null || mayChangeFollowUp(person, followUp, covered),
    today: dayOf(now, reader.timeZone),
    zone: reader.timeZone,
  };
}

async function nextOf(
  { followUps }: Pick<Repositories, 'followUps'>,
  { seriesId, state, number }: FollowUp,
): Promise<FollowUp | null> {
  if (seriesId === null || state !== 'done') return null;
  const open = await followUps.openOfSeries(seriesId);
  return open.find((one) => one.number > number) ?? null;
}

/** What somebody said when they last moved or gave it; null where nothing was said. */
async function remarkOn(
  { audit, people }: Pick<Repositories, 'people' | 'audit'>,
  { id, version, state }: FollowUp,
): Promise<FollowUpCard['remark']> {
  if (state !== 'open' || version === 1) return null;
  const entries = await audit.of(`followUp/${id}`);
  const last = entries.findLast(({ action }) => /\.(?:snooze|give)$/.test(action));
  const text = last && remarkIn(last.after);
  if (!text) return null;
  return { text, by: (await people.find(last.actorId))?.name ?? '?' };
}

/** Who last said that they have seen that a follow-up is due, of its moment as it is now. */
export async function seenOf(
  { audit }: Pick<Repositories, 'audit'>,
  { id, dueAt }: FollowUp,
): Promise<{
  readonly by: PersonId;
  readonly at: Instant;
  readonly note: string | null;
} | null> {
  const entries = await audit.of(`followUp/${id}`);
  const last = entries.findLast(
    ({ action, after }) =>
      action === 'follow-up.seen' &&
      typeof after === 'object' &&
      after !== null &&
      'dueAt' in after &&
      after.dueAt === dueAt,
  );
  return last ? { by: last.actorId, at: last.at, note: remarkIn(last.after) } : null;
}

async function shownSeen(
  read: Pick<Repositories, 'people' | 'audit'>,
  followUp: FollowUp,
): Promise<FollowUpCard['seen']> {
  const seen = followUp.state === 'open' ? await seenOf(read, followUp) : null;
  return seen && { ...seen, by: (await read.people.find(seen.by))?.name ?? '?' };
}

/** The trail keeps a remark beside the record as it was after the change. */
export function remarkIn(after: unknown): string | null {
  if (typeof after !== 'object' || after === null || !('remark' in after)) return null;
  return typeof after.remark === 'string' ? after.remark : null;
}

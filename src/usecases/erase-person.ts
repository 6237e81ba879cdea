import { can } from '../domain/permissions.ts';
import type { PersonId, WorkspaceId } from '../domain/person.ts';
import { type ErasedKind, type PersonWords, readPersonWords } from '../domain/person-words.ts';
import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import type { Instant } from '../domain/zoned-time.ts';
import { wordsFor } from '../i18n/words.ts';
import type { NamedFile, NamedPlace } from '../ports/erasures.ts';
import type { OutboxContent, OutboxMessage } from '../ports/reminders.ts';
import type { Repositories, Store } from '../ports/store.ts';
import { erasedMessage, type NamedPerson } from '../views/erase-person.ts';
import { countOf, deletePostedFiles } from './delete-posted-files.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/** As `src/storage/check-trail.ts` knows it. */
const eraseAction = 'trail.erase';
const trailSubject = 'trail';
/** Whose doing it is where a backup brought somebody back. */
const nobody = 'linesman' as PersonId;
/** More references nobody looks up. */
const mostReferences = 10;

/**
 * Where somebody outside the company is named, for whoever decides whether they are erased.
 *
 * @throws UserError where the actor may not, or where nobody is named who could be meant.
 */
export async function findPerson(context: UseCaseContext, typed: string): Promise<NamedPerson> {
  const words = readPerson(context, typed);
  const { erasures } = context.repositories;
  const places = await erasures.find(words);
  if (places.length === 0) throw new UserError('error.nobodyNamed');
  const posted = await erasures.postedFiles(context.actor.team.workspaceId);
  return summaryOf(places, await erasures.files(words), countOf(posted));
}

/**
 * Erases somebody outside the company from all that the bot keeps, in one go: records, their history,
 * lines that were typed, messages that wait and those that were posted, which are rewritten. Files that
 * the bot posted are deleted in Slack, because what they say is not kept.
 *
 * @throws UserError as `findPerson` does.
 */
export async function erasePerson(context: UseCaseContext, typed: string): Promise<NamedPerson> {
  const { repositories, actor, now } = context;
  const words = readPerson(context, typed);
  if ((await repositories.erasures.find(words)).length === 0) {
    throw new UserError('error.nobodyNamed');
  }
  // Their names go with the person.
  const files = await repositories.erasures.files(words);
  const { places, entries, marks } = await repositories.erasures.erase(words);
  const counts = countsOf(places);
  await audit(context, eraseAction, trailSubject, null, { marks, entries, counts });
  const { workspaceId } = actor.team;
  await rewritePosted(repositories, places, workspaceId, now);
  return summaryOf(places, files, await deletePostedFiles(repositories, workspaceId, now));
}

/**
 * Erases again whom a backup that was put back has brought back. Answers with how many places named
 * them.
 */
export async function eraseReturned(
  store: Store,
  workspaceId: WorkspaceId,
  now: Instant,
): Promise<number> {
  const { words, marks } = await store.read.erasures.findReturned();
  if (marks.length === 0) return 0;
  return store.write(async (repositories) => {
    const { places, entries } = await repositories.erasures.erase(words);
    await repositories.audit.add({
      workspaceId,
      at: now,
      actorId: nobody,
      action: eraseAction,
      subject: trailSubject,
      before: null,
      after: { marks, entries, counts: countsOf(places) },
    });
    await rewritePosted(repositories, places, workspaceId, now);
    await deletePostedFiles(repositories, workspaceId, now);
    return places.length;
  });
}

function readPerson({ actor }: UseCaseContext, typed: string): readonly PersonWords[] {
  if (!can(actor, { do: 'erase-person' })) throw new UserError('error.eraseNotAllowed');
  const words = readPersonWords(typed);
  if (words.length === 0) throw new UserError('error.contactMissing', {}, 'kam.forget.example');
  return words;
}

function countsOf(places: readonly NamedPlace[]): Readonly<Partial<Record<ErasedKind, number>>> {
  const counts: Partial<Record<ErasedKind, number>> = {};
  for (const { kind } of places) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function summaryOf(
  places: readonly NamedPlace[],
  files: readonly NamedFile[],
  postedFiles: number,
): NamedPerson {
  const references = places.flatMap(({ kind, number }) =>
    number !== null && (kind === 'visit' || kind === 'followUp' || kind === 'ticket')
      ? [formatReference(kind, number)]
      : [],
  );
  return {
    counts: countsOf(places),
    references: references.slice(0, mostReferences),
    files,
    postedFiles,
  };
}

/** What Slack has been given becomes what the records say now; what shows no record, a plain note. */
async function rewritePosted(
  repositories: Repositories,
  places: readonly NamedPlace[],
  workspaceId: WorkspaceId,
  now: Instant,
): Promise<void> {
  const team = await repositories.teams.findDefault(workspaceId);
  const { text, blocks } = erasedMessage(wordsFor(team?.locale ?? 'en'));
  const rewritten = new Set<string>();
  // Of several messages for one place the newest says what stands there.
  for (const posted of [...(await repositories.erasures.posted(places))].reverse()) {
    const { channelId, ts } = placeInSlack(posted);
    const place = `${channelId}/${ts}`;
    if (channelId === null || ts === null || rewritten.has(place)) continue;
    rewritten.add(place);
    await repositories.outbox.add({
      ...posted,
      dedupeKey: `erased/${posted.id}/${now}`,
      kind: 'update',
      channelId,
      threadTs: null,
      target: ts,
      content: contentAfter(posted) ?? { kind: 'ready', text, blocks },
      subjectVersion: null,
      priority: 0,
      notBefore: now,
      expiresAt: null,
      createdAt: now,
    });
  }
}

const placeInSlack = ({ kind, channelId, target, slackChannelId, slackTs }: OutboxMessage) =>
  kind === 'update' ? { channelId, ts: target } : { channelId: slackChannelId, ts: slackTs };

function contentAfter({ content, channelId }: OutboxMessage): OutboxContent | null {
  switch (content.kind) {
    case 'ready':
      return content.blocks.length === 0 ? null : content;
    case 'rewrite':
      return { ...content, isErasure: true };
    case 'reminder': {
      const { rule, subjectId } = content;
      return { kind: 'rewrite', rule, subjectId, to: channelId, isErasure: true };
    }
    default:
      return null;
  }
}

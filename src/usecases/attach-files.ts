import type { Visit, VisitFile } from '../domain/visit.ts';
import type { VisitCard } from '../views/visit-card.ts';
import { changeVisit } from './change-visit.ts';
import { findOwnVisit, type VisitKey } from './find-record.ts';
import { showVisit } from './show-visit.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/** A photo or document as it came from Slack. */
export type AttachedFile = {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly permalink: string;
};

/**
 * Notes photos and documents with a visit; they stay in Slack. One that the visit has already is
 * not noted twice.
 *
 * @throws UserError where the visit is not the actor's to change.
 */
export async function attachFiles(
  context: UseCaseContext,
  key: VisitKey,
  sent: readonly AttachedFile[],
): Promise<VisitCard> {
  const { repositories, actor, now } = context;
  const visit: Visit = await findOwnVisit(context, key);
  const added: VisitFile[] = [];
  for (const { id: slackFileId, ...file } of sent) {
    const noted = {
      ...file,
      slackFileId,
      visitId: visit.id,
      addedBy: actor.person.id,
      addedAt: now,
    };
    if (await repositories.visits.addFile(noted)) added.push(noted);
  }
  if (added.length === 0) return showVisit(context, visit);
  await audit(context, 'visit.files', `visit/${visit.id}`, null, added);
  return showVisit(context, await changeVisit(context, visit, {}, 'visit.attach'));
}

/** The actor's latest visits, to choose one from. */
export async function latestOwnVisits(
  { repositories, actor }: UseCaseContext,
  limit: number,
): Promise<readonly Visit[]> {
  const filter = { teamId: actor.team.id, managerId: actor.person.id };
  return repositories.visits.list(filter, { skip: 0, take: limit });
}

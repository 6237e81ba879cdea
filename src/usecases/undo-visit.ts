import type { FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import type { Visit, VisitId } from '../domain/visit.ts';
import { findOwnVisit } from './find-record.ts';
import { changeFollowUp } from './keep-follow-up.ts';
import { rewriteShares } from './share-visit.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

const hourMs = 60 * 60 * 1000;

/**
 * Takes a visit back, and its open follow-ups with it.
 *
 * @throws UserError where it was taken back already, or is too old for that.
 */
export async function undoVisit(
  context: UseCaseContext,
  visitId: VisitId,
): Promise<{ readonly visit: Visit; readonly followUps: readonly FollowUp[] }> {
  const { repositories, settings, now, actor } = context;
  const before = await findOwnVisit(context, visitId);
  const reference = formatReference('visit', before.number);
  if (before.undoneAt !== null) throw new UserError('error.alreadyUndone', { reference });
  const hours = settings['undo.hours'];
  if (now - before.createdAt > hours * hourMs) {
    throw new UserError('error.undoTooLate', { reference, hours });
  }
  const visit: Visit = { ...before, undoneAt: now, version: before.version + 1 };
  if (!(await repositories.visits.update(visit, before.version))) {
    throw new UserError('error.changedMeanwhile', { reference });
  }
  await audit(context, 'visit.undo', `visit/${visit.id}`, before, visit);
  await rewriteShares(context, visit);
  const followUps: FollowUp[] = [];
  const closed = { at: now, by: actor.person.id, note: null };
  for (const open of await repositories.followUps.ofVisit(visit.id)) {
    if (open.state !== 'open') continue;
    followUps.push(
      await changeFollowUp(context, open, { state: 'undone', closed }, 'follow-up.undo'),
    );
  }
  return { visit, followUps };
}

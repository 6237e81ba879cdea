import type { FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import { mayStillUndo, type Visit } from '../domain/visit.ts';
import { changeVisit } from './change-visit.ts';
import { findOwnVisit, type VisitKey } from './find-record.ts';
import { changeFollowUp } from './keep-follow-up.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * Takes a visit back, and its open follow-ups with it.
 *
 * @throws UserError where it was taken back already, or is too old for that.
 */
export async function undoVisit(
  context: UseCaseContext,
  key: VisitKey,
): Promise<{ readonly visit: Visit; readonly followUps: readonly FollowUp[] }> {
  const { repositories, settings, now, actor } = context;
  const before = await findOwnVisit(context, key);
  const reference = formatReference('visit', before.number);
  const hours = settings['undo.hours'];
  if (!mayStillUndo(before, hours, now)) {
    throw new UserError('error.undoTooLate', { reference, hours });
  }
  const visit = await changeVisit(context, before, { undoneAt: now }, 'visit.undo');
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

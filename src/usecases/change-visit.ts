import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import type { Visit } from '../domain/visit.ts';
import { saysMeeting } from '../language/says-meeting.ts';
import { planNextVisitsOf } from './plan-next-visits.ts';
import { planVisitReminders } from './plan-visit-reminders.ts';
import { rewritePosts } from './share-visit.ts';
import { tellClosable } from './ticket/tell-closable.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/**
 * Writes a changed visit, with all that hangs on it: messages that show it become what it is now,
 * and what its manager hears around an appointment is planned anew.
 *
 * @throws UserError where somebody else changed it meanwhile.
 */
export async function changeVisit(
  context: UseCaseContext,
  before: Visit,
  change: Partial<Visit>,
  action: string,
): Promise<Visit> {
  const changed: Visit = { ...before, ...change, version: before.version + 1 };
  // What was said before was looked at then.
  const saysNow = saysMeeting(wordsOf(changed)) && !saysMeeting(wordsOf(before));
  const after: Visit = saysNow ? { ...changed, isMeeting: true } : changed;
  if (!(await context.repositories.visits.update(after, before.version))) {
    const reference = formatReference('visit', before.number);
    throw new UserError('error.changedMeanwhile', { reference });
  }
  await audit(context, action, `visit/${after.id}`, before, after);
  await planVisitReminders(context, after);
  await planNextVisitsOf(context, [before.customerId, after.customerId]);
  if (after.undoneAt === null) await tellClosable(context, after);
  await rewritePosts(context, after);
  return after;
}

const wordsOf = ({ note, report }: Visit): string => [note, ...Object.values(report)].join('\n');

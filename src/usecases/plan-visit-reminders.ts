import { appointmentMoments } from '../domain/appointment.ts';
import { isAppointment, type Visit } from '../domain/visit.ts';
import { appointmentBrief } from '../reminders/rules/appointment-brief.ts';
import { appointmentOutcome } from '../reminders/rules/appointment-outcome.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** Plans what its manager hears around an appointment; for any other visit, that there is nothing. */
export async function planVisitReminders(
  {
    repositories: { reminders },
    settings,
    now,
  }: Pick<UseCaseContext, 'repositories' | 'settings' | 'now'>,
  visit: Visit,
): Promise<void> {
  const isAhead = isAppointment(visit) && visit.undoneAt === null;
  // A visit that was logged as held has never had any.
  if (!isAhead && visit.version === 1) return;
  const { briefAt, outcomeAt } = appointmentMoments(visit, settings);
  const rules = [
    [appointmentBrief, briefAt],
    [appointmentOutcome, outcomeAt],
  ] as const;
  for (const [rule, nextAt] of rules) {
    if (!isAhead || nextAt <= now) await reminders.cancel(rule.key, visit.id);
    else {
      await reminders.plan({
        rule: rule.key,
        teamId: visit.teamId,
        subjectId: visit.id,
        subjectVersion: visit.version,
        nextAt,
        sentCount: 0,
        lastAt: null,
      });
    }
  }
}

import { dayOf, type Instant } from '../domain/zoned-time.ts';
import type { OccurrenceState, ReminderSchedule } from '../ports/reminders.ts';
import type { Repositories, Store } from '../ports/store.ts';
import type { LoadedSubject, ReminderRule } from './define-rule.ts';

/** So many are decided in one transaction, to keep the write gate free for people. */
const batchSize = 20;

/** From here on a message says that it is late. */
const lateMs = 5 * 60 * 1000;

/** Whether a message goes out so long after its due moment that it has to say so. */
export const isLate = (dueAt: Instant, sentAt: Instant): boolean => sentAt - dueAt > lateMs;

/**
 * Decides everything that is due: each occurrence once, by unique key, with its message queued in
 * the same transaction. Looks at due schedules only. Returns how many were decided.
 */
export async function planDueReminders(
  store: Store,
  rules: readonly ReminderRule[],
  clock: () => Instant,
): Promise<number> {
  let decided = 0;
  for (;;) {
    const size = await store.write(async (repositories) => {
      const now = clock();
      const due = await repositories.reminders.due(now, batchSize);
      for (const schedule of due) {
        if (await decide(repositories, schedule, rules, now)) decided += 1;
      }
      return due.length;
    });
    if (size < batchSize) return decided;
  }
}

async function decide(
  repositories: Repositories,
  schedule: ReminderSchedule,
  rules: readonly ReminderRule[],
  now: Instant,
): Promise<boolean> {
  const rule = rules.find(({ key }) => key === schedule.rule);
  const subject = await rule?.load(schedule.subjectId, { read: repositories, now });
  if (!rule || !subject || subject.version !== schedule.subjectVersion) {
    await repositories.reminders.advance(schedule, { nextAt: null, at: now });
    return false;
  }
  const history = { count: schedule.sentCount + 1, lastAt: now };
  const nextAt = subject.nextAt(history);
  // Another planner, or a change of the subject, was faster: it has the occurrence.
  if (!(await repositories.reminders.advance(schedule, { nextAt, at: now }))) return false;

  const localDay = dayOf(schedule.nextAt, subject.zone);
  const key = [subject.teamId, rule.key, schedule.subjectId, subject.step, localDay].join('/');
  const verdict = judge(subject, schedule.nextAt);
  const isNew = await repositories.reminders.decide({
    key,
    teamId: subject.teamId,
    rule: rule.key,
    subjectId: schedule.subjectId,
    subjectVersion: subject.version,
    localDay,
    dueAt: schedule.nextAt,
    decidedAt: now,
    ...verdict,
  });
  if (!isNew || verdict.state !== 'planned') return isNew;
  await repositories.outbox.add({
    workspaceId: subject.workspaceId,
    dedupeKey: `${key}/${subject.to}`,
    kind: 'post',
    channelId: subject.to,
    threadTs: null,
    target: null,
    content: { kind: 'reminder', rule: rule.key, subjectId: schedule.subjectId, localDay },
    subjectId: schedule.subjectId,
    subjectVersion: subject.version,
    priority: rule.priority,
    notBefore: schedule.nextAt,
    expiresAt: null,
    createdAt: now,
  });
  return true;
}

function judge(
  subject: LoadedSubject,
  dueAt: Instant,
): { readonly state: OccurrenceState; readonly reason: string | null } {
  const tooLate = subject.tooLate(dueAt);
  if (tooLate !== null) return { state: 'missed', reason: tooLate };
  const silence = subject.silence();
  return silence === null
    ? { state: 'planned', reason: null }
    : { state: 'skipped', reason: silence };
}

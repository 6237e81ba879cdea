import { NotSavedError } from '../domain/user-error.ts';
import { dayOf, type Instant, instant } from '../domain/zoned-time.ts';
import type { Log } from '../ports/log.ts';
import type { OccurrenceState, ReminderSchedule } from '../ports/reminders.ts';
import type { Repositories, Store } from '../ports/store.ts';
import {
  type LoadedSubject,
  type Reached,
  type ReachedStep,
  type ReminderRule,
  supersededReason,
} from './define-rule.ts';
import { type Audience, findRecipients } from './find-recipients.ts';
import { digestPriority, gatheringMs, gatherReminders } from './gather-reminders.ts';

/** So many are decided in one transaction, to keep the write gate free for people. */
const batchSize = 20;

/** A reminder that cannot be decided is left alone for so long; the others go on. */
const faultPauseMs = 15 * 60 * 1000;

/** From here on a message says that it is late. */
const lateMs = 5 * 60 * 1000;

/** Whether a message goes out so long after its due moment that it has to say so. */
export const isLate = (dueAt: Instant, sentAt: Instant): boolean => sentAt - dueAt > lateMs;

export type PlanningTools = {
  readonly store: Store;
  readonly rules: readonly ReminderRule[];
  readonly clock: () => Instant;
  readonly log: Log;
};

/** What came of a look at one schedule; stale: another planner, or a change, was faster. */
type Step = 'decided' | 'nothing to decide' | 'stale';

/**
 * Decides everything that is due: each occurrence once, by unique key, with its message queued in
 * the same transaction. Looks at due schedules only. Returns how many were decided.
 */
export async function planDueReminders(tools: PlanningTools): Promise<number> {
  const { store, clock } = tools;
  let decided = 0;
  for (;;) {
    const due = await store.read.reminders.due(clock(), batchSize);
    const steps = await decideTogether(tools, due);
    decided += steps.filter((step) => step === 'decided').length;
    // Where nothing moves, whoever was faster takes care of it.
    if (steps.every((step) => step === 'stale')) break;
  }
  await gatherReminders(tools);
  return decided;
}

async function decideTogether(
  tools: PlanningTools,
  due: readonly ReminderSchedule[],
): Promise<readonly Step[]> {
  if (due.length === 0) return [];
  const { store, rules, clock } = tools;
  try {
    return await store.write(async (repositories) => {
      const steps: Step[] = [];
      for (const schedule of due) {
        steps.push(await decide(repositories, schedule, rules, clock()));
      }
      return steps;
    });
  } catch (error) {
    if (error instanceof NotSavedError) throw error;
    // One of them is at fault, and nothing of the batch was kept: now each for itself.
    const steps: Step[] = [];
    for (const schedule of due) steps.push(await decideAlone(tools, schedule));
    return steps;
  }
}

async function decideAlone(
  { store, rules, clock, log }: PlanningTools,
  schedule: ReminderSchedule,
): Promise<Step> {
  try {
    return await store.write((repositories) => decide(repositories, schedule, rules, clock()));
  } catch (error) {
    if (error instanceof NotSavedError) throw error;
    const { rule, subjectId } = schedule;
    log.error({ error, rule, subjectId }, 'a reminder could not be decided');
    const until = instant(clock() + faultPauseMs);
    const isPutOff = await store.write(({ reminders }) => reminders.postpone(schedule, until));
    return isPutOff ? 'nothing to decide' : 'stale';
  }
}

async function decide(
  repositories: Repositories,
  schedule: ReminderSchedule,
  rules: readonly ReminderRule[],
  now: Instant,
): Promise<Step> {
  const rule = rules.find(({ key }) => key === schedule.rule);
  // Of a newer version, perhaps: its schedule is not ours to end.
  if (!rule) throw new Error(`There is no rule ${schedule.rule}`);
  const subject = await rule.load(schedule.subjectId, { read: repositories, now });
  if (subject?.version !== schedule.subjectVersion) {
    const isEnded = await repositories.reminders.advance(schedule, { nextAt: null, at: now });
    return isEnded ? 'nothing to decide' : 'stale';
  }
  const reached = await subject.reachedSince(schedule.nextAt);
  const history = { count: schedule.sentCount + 1, lastDueAt: reached.last.at };
  const nextAt = subject.nextAt(history);
  if (nextAt !== null && nextAt <= schedule.nextAt) {
    throw new Error(`The rule ${rule.key} does not move on, and would never end`);
  }
  // Another planner, or a change of the subject, was faster: it has the occurrence.
  if (!(await repositories.reminders.advance(schedule, { nextAt, at: now }))) return 'stale';
  return decideStep(repositories, { rule, subject, subjectId: schedule.subjectId, reached, now });
}

/** A subject of a rule, and what has come of it. */
type Deciding = {
  readonly rule: ReminderRule;
  readonly subject: LoadedSubject;
  readonly subjectId: string;
  readonly reached: Reached;
  readonly now: Instant;
};

async function decideStep(
  repositories: Repositories,
  { rule, subject, subjectId, reached, now }: Deciding,
): Promise<Step> {
  const { last, superseded } = reached;
  const { hours, teamId } = subject;
  const occurrence = ({ at: dueAt, step }: ReachedStep) => {
    const localDay = dayOf(dueAt, subject.zone);
    const day = rule.once === 'day' ? [localDay] : [];
    const key = [teamId, rule.key, subjectId, step, ...day].join('/');
    const subjectVersion = subject.version;
    return { key, teamId, rule: rule.key, subjectId, subjectVersion, localDay, dueAt };
  };
  for (const step of superseded) {
    const verdict = { state: 'superseded', reason: supersededReason } as const;
    await repositories.reminders.decide({ ...occurrence(step), ...verdict, decidedAt: now });
  }
  const decided = occurrence(last);
  const audience = await findRecipients(
    { ...subject, ...last, kind: rule.kind, at: now, isLate: isLate(last.at, now) },
    repositories,
  );
  const verdict = await judge(subject, last.at, audience);
  if (!(await repositories.reminders.decide({ ...decided, ...verdict, decidedAt: now }))) {
    return 'nothing to decide';
  }
  if (verdict.state !== 'planned') return 'decided';
  const { key, localDay, dueAt } = decided;
  const since = superseded[0]?.at;
  for (const { to, at } of audience.recipients) {
    await repositories.outbox.add({
      workspaceId: subject.workspaceId,
      dedupeKey: `${key}/${to}`,
      kind: 'post',
      channelId: to,
      threadTs: null,
      target: null,
      content: {
        kind: 'reminder',
        rule: rule.key,
        subjectId,
        localDay,
        dueAt,
        step: last.step,
        ...(since === undefined ? {} : { since }),
      },
      subjectId,
      subjectVersion: subject.version,
      priority: rule.priority,
      // What comes together with others is gathered first, so that it does not come as a burst.
      notBefore:
        hours === 'any' || rule.priority === digestPriority ? at : instant(at + gatheringMs),
      expiresAt: null,
      createdAt: now,
    });
  }
  return 'decided';
}

async function judge(
  subject: LoadedSubject,
  dueAt: Instant,
  { recipients, withheld }: Audience,
): Promise<{ readonly state: OccurrenceState; readonly reason: string | null }> {
  const tooLate = subject.tooLate(dueAt);
  if (tooLate !== null) {
    return { state: tooLate === supersededReason ? 'superseded' : 'missed', reason: tooLate };
  }
  const silence = await subject.silence();
  if (silence === null && recipients.length === 0) {
    return { state: 'skipped', reason: withheld[0]?.reason ?? 'nobody is to hear it' };
  }
  return silence === null
    ? { state: 'planned', reason: null }
    : { state: 'skipped', reason: silence };
}

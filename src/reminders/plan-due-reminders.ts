import { startsQuietly } from '../domain/quiet-start.ts';
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
  type RuleContext,
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
  const { store, clock } = tools;
  try {
    return await store.write(async (repositories) => {
      const steps: Step[] = [];
      for (const part of digestsLast(due, tools.rules)) {
        // Asked at once, so that the database is asked for many subjects together.
        const looks = part.map((one) =>
          lookAt(one, tools.rules, { read: repositories, now: clock() }),
        );
        for (const look of await Promise.all(looks)) steps.push(await decide(repositories, look));
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

/** What gathers is looked at once that which it gathers is decided. */
function digestsLast(
  due: readonly ReminderSchedule[],
  rules: readonly ReminderRule[],
): readonly (readonly ReminderSchedule[])[] {
  const keys = new Set(
    rules.filter((one) => one.priority === digestPriority).map((one) => one.key),
  );
  const isDigest = ({ rule }: ReminderSchedule) => keys.has(rule);
  return [due.filter((one) => !isDigest(one)), due.filter(isDigest)];
}

async function decideAlone(
  { store, rules, clock, log }: PlanningTools,
  schedule: ReminderSchedule,
): Promise<Step> {
  try {
    return await store.write(async (read) =>
      decide(read, await lookAt(schedule, rules, { read, now: clock() })),
    );
  } catch (error) {
    if (error instanceof NotSavedError) throw error;
    const { rule, subjectId } = schedule;
    log.error({ error, rule, subjectId }, 'a reminder could not be decided');
    const until = instant(clock() + faultPauseMs);
    const isPutOff = await store.write(({ reminders }) => reminders.postpone(schedule, until));
    return isPutOff ? 'nothing to decide' : 'stale';
  }
}

/** What has come of a schedule, and what is to be done about it. */
type Look = {
  readonly schedule: ReminderSchedule;
  readonly now: Instant;
  /** Null where its subject has changed, and another schedule counts. */
  readonly due: {
    readonly rule: ReminderRule;
    readonly subject: LoadedSubject;
    readonly reached: Reached;
    readonly nextAt: Instant | null;
    readonly audience: Audience;
    readonly verdict: Verdict;
  } | null;
};

async function lookAt(
  schedule: ReminderSchedule,
  rules: readonly ReminderRule[],
  { read, now }: RuleContext,
): Promise<Look> {
  const rule = rules.find(({ key }) => key === schedule.rule);
  // Of a newer version, perhaps: its schedule is not ours to end.
  if (!rule) throw new Error(`There is no rule ${schedule.rule}`);
  const subject = await rule.load(schedule.subjectId, { read, now });
  if (subject?.version !== schedule.subjectVersion) return { schedule, now, due: null };
  const reached = await subject.reachedSince(schedule.nextAt);
  const { last } = reached;
  const nextAt = subject.nextAt({ count: schedule.sentCount + 1, lastDueAt: last.at });
  if (nextAt !== null && nextAt <= schedule.nextAt) {
    throw new Error(`The rule ${rule.key} does not move on, and would never end`);
  }
  const audience = await findRecipients(
    { ...subject, ...last, kind: rule.kind, dueAt: last.at, at: now },
    read,
  );
  const team = rule.isRaised ? await read.teams.find(subject.teamId) : undefined;
  const isQuiet = startsQuietly(team?.shadowUntil ?? null, now);
  const verdict = await judge(subject, last.at, audience, isQuiet);
  return { schedule, now, due: { rule, subject, reached, nextAt, audience, verdict } };
}

async function decide(repositories: Repositories, { schedule, now, due }: Look): Promise<Step> {
  const { reminders, outbox } = repositories;
  const nextAt = due?.nextAt ?? null;
  // Another planner, or a change of the subject, was faster: it has the occurrence.
  if (!(await reminders.advance(schedule, { nextAt, at: now }))) return 'stale';
  if (!due) return 'nothing to decide';
  const { rule, subject, reached, audience, verdict } = due;
  const { subjectId } = schedule;
  for (const step of reached.superseded) {
    const superseded = { state: 'superseded', reason: supersededReason } as const;
    await reminders.decide({
      ...occurrenceOf(due, subjectId, step),
      ...superseded,
      decidedAt: now,
    });
  }
  const decided = occurrenceOf(due, subjectId, reached.last);
  if (!(await reminders.decide({ ...decided, ...verdict, decidedAt: now }))) {
    return 'nothing to decide';
  }
  if (verdict.state !== 'planned') return 'decided';
  const { key, localDay, dueAt } = decided;
  const since = reached.superseded[0]?.at;
  for (const { to, at } of audience.recipients) {
    await outbox.add({
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
        step: reached.last.step,
        ...(since === undefined ? {} : { since }),
      },
      subjectId,
      subjectVersion: subject.version,
      priority: rule.priority,
      // What comes together with others is gathered first, so that it does not come as a burst.
      notBefore:
        subject.hours === 'any' || rule.priority === digestPriority
          ? at
          : instant(at + gatheringMs),
      expiresAt: null,
      createdAt: now,
    });
  }
  return 'decided';
}

function occurrenceOf(
  { rule, subject }: Pick<NonNullable<Look['due']>, 'rule' | 'subject'>,
  subjectId: string,
  { at: dueAt, step }: ReachedStep,
) {
  const { teamId, version: subjectVersion, zone } = subject;
  const localDay = dayOf(dueAt, zone);
  const day = rule.once === 'day' ? [localDay] : [];
  const key = [teamId, rule.key, subjectId, step, ...day].join('/');
  return { key, teamId, rule: rule.key, subjectId, subjectVersion, localDay, dueAt };
}

type Verdict = { readonly state: OccurrenceState; readonly reason: string | null };

async function judge(
  subject: LoadedSubject,
  dueAt: Instant,
  { recipients, withheld }: Audience,
  isQuiet: boolean,
): Promise<Verdict> {
  const tooLate = subject.tooLate(dueAt);
  if (tooLate === supersededReason) return { state: 'superseded', reason: tooLate };
  // Whoever does not want it, or of whom there is nothing to say, has missed nothing.
  if (recipients.length === 0) {
    return { state: 'skipped', reason: withheld[0]?.reason ?? 'nobody is to hear it' };
  }
  const silence = await subject.silence();
  if (silence !== null) return { state: 'skipped', reason: silence };
  if (isQuiet) return { state: 'shadowed', reason: 'the team starts quietly' };
  return tooLate === null
    ? { state: 'planned', reason: null }
    : { state: 'missed', reason: tooLate };
}

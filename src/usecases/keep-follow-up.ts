import type { CustomerId } from '../domain/customer.ts';
import type { Due, FollowUp, FollowUpId } from '../domain/follow-up.ts';
import type { PersonId } from '../domain/person.ts';
import type { Recurrence } from '../domain/recurrence.ts';
import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import type { VisitId } from '../domain/visit.ts';
import type { ZoneName } from '../domain/zoned-time.ts';
import { followUpDue } from '../reminders/rules/follow-up-due.ts';
import { checkDue } from './check-dates.ts';
import { queueRewrite } from './queue-rewrite.ts';
import { tellOfAddition, tellOfChange } from './tell-owner.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/** What is done to follow-ups, as the trail says it. */
export type FollowUpChange =
  | 'follow-up.done'
  | 'follow-up.snooze'
  | 'follow-up.give'
  | 'follow-up.edit'
  | 'follow-up.stop'
  | 'follow-up.undo'
  | 'follow-up.hand-over'
  | 'follow-up.hand-back';

/** What a new follow-up is made of. */
export type NewFollowUp = {
  readonly what: string;
  readonly due: Due;
  readonly ownerId: PersonId;
  readonly customerId: CustomerId | null;
  readonly visitId: VisitId | null;
  /** The zone of the due time; the actor's where none is given. */
  readonly timeZone?: ZoneName;
  readonly repeat?: Recurrence | null;
  /** Set where it comes of another one; whoever has that is not told of this. */
  readonly seriesId?: string | null;
};

/** A follow-up with its number, its reminder and its audit row. Its owner is told of it. */
export async function addFollowUp(context: UseCaseContext, input: NewFollowUp): Promise<FollowUp> {
  const { repositories, actor, now, newId } = context;
  const { timeZone = actor.person.timeZone, repeat = null, seriesId = null } = input;
  const example = input.visitId === null ? 'due.add.example' : 'visit.log.example';
  const dueAt = checkDue(context, input.due, timeZone, example);
  const followUp: FollowUp = {
    ...input,
    id: newId<FollowUpId>(),
    teamId: actor.team.id,
    number: await repositories.followUps.takeNumber(actor.team.id),
    timeZone,
    dueAt,
    state: 'open',
    closed: null,
    snoozed: null,
    repeat,
    seriesId: seriesId ?? (repeat && newId()),
    version: 1,
    createdAt: now,
    createdBy: actor.person.id,
  };
  await repositories.followUps.add(followUp);
  await scheduleReminder(context, followUp);
  await audit(context, 'follow-up.add', `followUp/${followUp.id}`, null, followUp);
  if (seriesId === null) await tellOfAddition(context, followUp);
  return followUp;
}

/**
 * Writes a changed follow-up, with all that hangs on it: where its moment or its owner changed, what
 * was planned is cancelled and planned anew; messages that show it are rewritten; whoever it
 * concerns and did not do it is told. `remark`: what the actor said about the change.
 *
 * @throws UserError where somebody else changed it meanwhile.
 */
export async function changeFollowUp(
  context: UseCaseContext,
  before: FollowUp,
  change: Partial<FollowUp>,
  action: FollowUpChange,
  remark: string | null = null,
): Promise<FollowUp> {
  const { repositories, actor } = context;
  const after: FollowUp = { ...before, ...change, version: before.version + 1 };
  if (!(await repositories.followUps.update(after, before.version))) {
    const reference = formatReference('followUp', before.number);
    throw new UserError('error.changedMeanwhile', { reference });
  }
  const isStillDue =
    after.state === 'open' && after.dueAt === before.dueAt && after.ownerId === before.ownerId;
  if (isStillDue) await keepReminder(context, after);
  else {
    await repositories.outbox.cancelFor(after.id, `${action} by ${actor.person.id}`);
    await repositories.reminders.cancel(followUpDue.key, after.id);
    if (after.state === 'open') await scheduleReminder(context, after);
  }
  await rewriteReminders(context, after, `${after.version}`);
  const kept = remark === null ? after : { ...after, remark };
  await audit(context, action, `followUp/${after.id}`, before, kept);
  // Of many that go together both hear once.
  const isOneOfMany = action === 'follow-up.hand-over' || action === 'follow-up.hand-back';
  if (!isOneOfMany) await tellOfChange(context, before, after);
  return after;
}

/** Messages that show a follow-up show it as it is now. `mark`: tells this change from others. */
export async function rewriteReminders(
  context: UseCaseContext,
  { id, version }: FollowUp,
  mark: string,
): Promise<void> {
  for (const sent of await context.repositories.outbox.sentFor(id)) {
    const content = { kind: 'rewrite', rule: followUpDue.key, subjectId: id } as const;
    await queueRewrite(context, sent, { ...content, to: sent.channelId }, { mark, version });
  }
}

/** Other words, the same moment: a reminder that went out already does not go again. */
async function keepReminder({ repositories }: UseCaseContext, followUp: FollowUp): Promise<void> {
  const planned = await repositories.reminders.find(followUpDue.key, followUp.id);
  if (planned) {
    await repositories.reminders.plan({ ...planned, subjectVersion: followUp.version });
  }
}

/** Plans the reminder, unless its moment is over: then the lists show it, and nothing nags. */
export async function scheduleReminder(
  { repositories, now }: Pick<UseCaseContext, 'repositories' | 'now'>,
  followUp: FollowUp,
): Promise<void> {
  if (followUp.dueAt <= now) return;
  const nextAt = await followUpDue.firstAt(followUp, { read: repositories, now });
  await repositories.reminders.plan({
    rule: followUpDue.key,
    teamId: followUp.teamId,
    subjectId: followUp.id,
    subjectVersion: followUp.version,
    nextAt,
    sentCount: 0,
    lastAt: null,
  });
}

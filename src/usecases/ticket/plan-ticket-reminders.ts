import {
  dueSoonMoments,
  isAtRisk,
  lastReached,
  nextMoment,
} from '../../domain/ticket/alarm-moments.ts';
import type { DeadlineContext } from '../../domain/ticket/stage-deadline.ts';
import { isRunning, type Stage, type Ticket, type TicketFile } from '../../domain/ticket/ticket.ts';
import type { StageAlarm, TicketAlarm, TicketAlarmRule } from '../../reminders/define-alarm.ts';
import { requiredOnRisk } from '../../reminders/rules/required-on-risk.ts';
import { stageDueSoon } from '../../reminders/rules/stage-due-soon.ts';
import { stageAlarms, ticketAlarms } from '../../reminders/ticket-alarms.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/**
 * Plans the alarms of a ticket that was kept, and of its stages that changed; what was planned for
 * moments that are no more is cancelled. A moment that has come is planned for now: what was told
 * before is known by its key and not told again.
 */
export async function planTicketReminders(
  context: UseCaseContext,
  before: TicketFile | null,
  after: TicketFile,
  deadlines: DeadlineContext,
): Promise<void> {
  const { repositories, actor, settings } = context;
  const alarm: TicketAlarm = {
    file: after,
    team: actor.team,
    context: { ...deadlines, settings },
    read: repositories,
  };
  const isOpen = after.ticket.state === 'open';
  for (const rule of ticketAlarms) {
    if (!isOpen) await cancel(context, rule, after.ticket.id);
    else if (rule.key !== requiredOnRisk.key || isWorse(before?.ticket, after.ticket)) {
      await plan(context, rule, after.ticket.id, alarm);
    }
  }
  const isRecounted = before?.ticket.calendarVersion !== after.ticket.calendarVersion;
  for (const stage of after.stages) {
    const earlier = before?.stages.find(({ id }) => id === stage.id);
    if (earlier === stage && !(isRecounted && isRunning(stage))) continue;
    if (isRunning(stage) && isOpen) await planStage(context, before, earlier, { ...alarm, stage });
    else if (earlier && isRunning(earlier)) {
      for (const rule of stageAlarms) await cancel(context, rule, stage.id);
    }
  }
}

/** Whether a change made the forecast too late, or later yet. */
function isWorse(before: Ticket | undefined, after: Ticket): boolean {
  if (!isAtRisk(after)) return false;
  if (!before || !isAtRisk(before)) return true;
  return (after.forecastOn ?? '') > (before.forecastOn ?? '');
}

async function planStage(
  context: UseCaseContext,
  before: TicketFile | null,
  earlier: Stage | undefined,
  alarm: StageAlarm,
): Promise<void> {
  for (const rule of stageAlarms) {
    const isAhead = rule.key === stageDueSoon.key && !hasComeNearer(before, earlier, alarm);
    await plan(context, rule, alarm.stage.id, alarm, isAhead);
  }
}

/** Whether a change of its limit, not the course of time, brought a stage nearer to its end. */
function hasComeNearer(
  before: TicketFile | null,
  earlier: Stage | undefined,
  { file, stage, context }: StageAlarm,
): boolean {
  if (!before || !earlier || earlier.dueAt === null) return false;
  const { now } = context;
  const reached = lastReached(dueSoonMoments(stage, file, context), now);
  const known = lastReached(dueSoonMoments(earlier, before, context), now);
  return reached !== undefined && reached.step !== known?.step && stage.dueAt !== earlier.dueAt;
}

/** `isAhead`: what has come already is left alone. */
async function plan<Alarm extends TicketAlarm>(
  context: UseCaseContext,
  rule: TicketAlarmRule<Alarm>,
  subjectId: string,
  alarm: Alarm,
  isAhead = false,
): Promise<void> {
  const { reminders } = context.repositories;
  const { now } = context;
  const { version, moments } = await rule.planFor(alarm);
  const hasCome = !isAhead && lastReached(moments, now) !== undefined;
  const nextAt = hasCome ? now : nextMoment(moments, now);
  if (nextAt === null) {
    await reminders.cancel(rule.key, subjectId);
    return;
  }
  const known = hasCome ? await reminders.find(rule.key, subjectId) : undefined;
  // It is due and about to be decided, perhaps late: then it has to say so.
  if (known?.subjectVersion === version && known.nextAt <= now) return;
  await reminders.plan({
    rule: rule.key,
    teamId: alarm.team.id,
    subjectId,
    subjectVersion: version,
    nextAt,
    sentCount: 0,
    lastAt: null,
  });
}

const cancel = (
  { repositories }: UseCaseContext,
  { key }: TicketAlarmRule<never>,
  subjectId: string,
): Promise<void> => repositories.reminders.cancel(key, subjectId);

import {
  type AlarmMoment,
  dueSoonMoments,
  lastReached,
  nextMoment,
} from '../../domain/ticket/alarm-moments.ts';
import type { DeadlineContext } from '../../domain/ticket/deadline-context.ts';
import { forecastOf } from '../../domain/ticket/forecast.ts';
import { isAtRisk } from '../../domain/ticket/required-on-risk.ts';
import { isRunning, type Stage, type TicketFile } from '../../domain/ticket/ticket.ts';
import type { ReminderSchedule } from '../../ports/reminders.ts';
import type { StageAlarm, TicketAlarm } from '../../reminders/define-alarm.ts';
import { requiredOnRisk } from '../../reminders/rules/required-on-risk.ts';
import { stageDueSoon } from '../../reminders/rules/stage-due-soon.ts';
import { stageAlarms, ticketAlarms } from '../../reminders/ticket-alarms.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/**
 * Plans the alarms of a ticket that was kept, and of its stages that changed; what was planned for
 * moments that are no more is cancelled. A moment that has come is planned for now: what was told
 * before is known by its key and not told again. `isQuiet`: only what is still to come is planned.
 */
export async function planTicketReminders(
  context: PlanningContext,
  before: TicketFile | null,
  after: TicketFile,
  deadlines: DeadlineContext,
  isQuiet = false,
): Promise<void> {
  const { repositories, actor, settings } = context;
  const alarm: TicketAlarm = {
    file: after,
    forecastOn: after.ticket.forecastOn,
    team: actor.team,
    context: { ...deadlines, settings },
    read: repositories,
  };
  const wanted = [...(await ofTicket(before, alarm)), ...(await ofStages(before, alarm))];
  const known = await repositories.reminders.findMany(wanted);
  for (const one of wanted) {
    const planned = known.find(
      ({ rule, subjectId }) => rule === one.rule && subjectId === one.subjectId,
    );
    await plan(context, alarm, isQuiet ? { ...one, isAhead: true } : one, planned);
  }
}

type PlanningContext = Pick<UseCaseContext, 'repositories' | 'actor' | 'settings' | 'now'>;

/** When a rule is to look at a subject; `moments` empty: never. */
type Wanted = {
  readonly rule: string;
  readonly subjectId: string;
  readonly version: number;
  readonly moments: readonly AlarmMoment<unknown>[];
  /** What has come already is left alone. */
  readonly isAhead: boolean;
};

const never = { version: 1, moments: [], isAhead: false } as const;

async function ofTicket(before: TicketFile | null, alarm: TicketAlarm): Promise<readonly Wanted[]> {
  const { ticket } = alarm.file;
  const isKnown = isAtRisk(ticket, ticket.forecastOn) && !isWorse(before, alarm);
  const wanted: Wanted[] = [];
  for (const rule of ticketAlarms) {
    const of = { rule: rule.key, subjectId: ticket.id };
    if (ticket.state !== 'open') wanted.push({ ...of, ...never });
    else if (rule.key !== requiredOnRisk.key || !isKnown) {
      wanted.push({ ...of, ...(await rule.planFor(alarm)), isAhead: false });
    }
  }
  return wanted;
}

/** Of those stages that changed; where the calendar did, of all that run. */
async function ofStages(before: TicketFile | null, alarm: TicketAlarm): Promise<readonly Wanted[]> {
  const { ticket, stages } = alarm.file;
  const isRecounted = before?.ticket.calendarVersion !== ticket.calendarVersion;
  const wanted: Wanted[] = [];
  for (const stage of stages) {
    const earlier = before?.stages.find(({ id }) => id === stage.id);
    if (earlier === stage && !(isRecounted && isRunning(stage))) continue;
    const runs = isRunning(stage) && ticket.state === 'open';
    if (!runs && !(earlier && isRunning(earlier))) continue;
    for (const rule of stageAlarms) {
      const of = { rule: rule.key, subjectId: stage.id };
      const stageAlarm = { ...alarm, stage };
      const isAhead = rule.key === stageDueSoon.key && !hasComeNearer(before, earlier, stageAlarm);
      wanted.push(
        runs ? { ...of, ...(await rule.planFor(stageAlarm)), isAhead } : { ...of, ...never },
      );
    }
  }
  return wanted;
}

/** Whether a change, not the course of time, made a late forecast late, or later yet. */
function isWorse(before: TicketFile | null, { file: { ticket }, context }: TicketAlarm): boolean {
  if (!before) return true;
  const isRecounted = before.ticket.calendarVersion !== ticket.calendarVersion;
  const earlier = isRecounted
    ? before.ticket.forecastOn
    : (forecastOf(before, context)?.day ?? null);
  if (!isAtRisk(before.ticket, earlier)) return true;
  return (ticket.forecastOn ?? '') > (earlier ?? '');
}

/** Whether a change of its limit, not the course of time, brought a stage nearer to its end. */
function hasComeNearer(
  before: TicketFile | null,
  earlier: Stage | undefined,
  { file, stage, context }: StageAlarm,
): boolean {
  if (!before || !earlier || earlier.dueAt === null || stage.dueAt === earlier.dueAt) return false;
  const { now } = context;
  const reached = lastReached(dueSoonMoments(stage, file, context), now);
  const known = lastReached(dueSoonMoments(earlier, before, context), now);
  return reached !== undefined && reached.step !== known?.step;
}

async function plan(
  { repositories: { reminders }, now }: PlanningContext,
  { team }: TicketAlarm,
  { rule, subjectId, version, moments, isAhead }: Wanted,
  planned: ReminderSchedule | undefined,
): Promise<void> {
  const hasCome = !isAhead && lastReached(moments, now) !== undefined;
  const nextAt = hasCome ? now : nextMoment(moments, now);
  if (nextAt === null) {
    if (planned) await reminders.cancel(rule, subjectId);
    return;
  }
  const isSame = planned?.subjectVersion === version;
  // One that is due is about to be decided, perhaps late: then it has to say so.
  if (isSame && (planned.nextAt === nextAt || (hasCome && planned.nextAt <= now))) return;
  await reminders.plan({
    rule,
    teamId: team.id,
    subjectId,
    subjectVersion: version,
    nextAt,
    sentCount: 0,
    lastAt: null,
  });
}

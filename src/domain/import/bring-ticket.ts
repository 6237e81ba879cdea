import type { NewId } from '../new-id.ts';
import type { DeadlineContext } from '../ticket/deadline-context.ts';
import { energisationStage } from '../ticket/default-template.ts';
import { beginStage, newAttempt } from '../ticket/open-ticket.ts';
import { recountTicket } from '../ticket/recount-ticket.ts';
import { deadlineOf } from '../ticket/stage-deadline.ts';
import { stageName } from '../ticket/stage-name.ts';
import type { Stage, StagePause, Ticket, TicketFile } from '../ticket/ticket.ts';
import { dayOf, type Instant } from '../zoned-time.ts';
import { layOutStages } from './lay-out-stages.ts';
import { refuse } from './refused-row.ts';
import type { TicketSoFar } from './ticket-so-far.ts';
import { type TicketWay, wayOf } from './ticket-way.ts';

/**
 * A ticket as it would stand had it been worked on here: stages before those that it has reached are
 * done, those run, and what nothing comes before any more has begun beside them: where it is known
 * when, then, otherwise now.
 *
 * @throws Refused where it cannot have been so.
 */
export function bringTicket(
  ticket: Ticket,
  soFar: TicketSoFar,
  context: DeadlineContext,
  newId: NewId,
): TicketFile {
  const { template, now, zone } = context;
  const way = wayOf(ticket, template);
  const done = stagesDone(way, soFar, context);
  const { ends, idle } = layOutStages(way, done, soFar, context);
  const startOf = (code: string): Instant => {
    const before = way.rightBefore(code).map((one) => ends.get(one) ?? now);
    return before.reduce((one, other) => (other > one ? other : one), soFar.applied);
  };
  const stages = way.codes.map((code): Stage => {
    const stage = newAttempt(ticket, template, code, 1, newId);
    const end = ends.get(code);
    if (end !== undefined) return doneStage({ ...stage, startedAt: startOf(code) }, end, soFar);
    if (soFar.reached.includes(code)) {
      const department = soFar.department ?? stage.department;
      return paused(beginStage({ ...stage, department }, ticket, soFar.since), soFar.pauses);
    }
    if (!way.rightBefore(code).every((one) => ends.has(one))) return stage;
    const isKnown =
      soFar.daysUsed === null &&
      way.rightBefore(code).every((one) => soFar.ends[one] !== undefined);
    return paused(beginStage(stage, ticket, isKnown ? startOf(code) : now), soFar.pauses);
  });
  const energised = ends.get(energisationStage);
  const file: TicketFile = {
    ticket: { ...ticket, energisedOn: energised === undefined ? null : dayOf(energised, zone) },
    stages: stages.map((stage) =>
      idle && stage.code === idle.code
        ? { ...stage, pauses: [...stage.pauses, idle.pause] }
        : stage,
    ),
  };
  return recountTicket(
    { ...file, stages: file.stages.map(withLight(file, soFar, context)) },
    context,
  );
}

/** Codes of what is done: all before what was reached, and what has an end. @throws Refused */
function stagesDone(
  way: TicketWay,
  { reached, ends }: TicketSoFar,
  { template }: DeadlineContext,
): ReadonlySet<string> {
  const name = (code: string) => stageName(code, template);
  const ended = Object.keys(ends);
  for (const code of [...reached, ...ended]) {
    if (!way.codes.includes(code)) {
      throw refuse('import.problem.stageNotOnWay', 'import.column.stageReached', {
        stage: name(code),
      });
    }
  }
  for (const code of reached) {
    const later = [...reached, ...ended].find((one) => way.before(one).has(code));
    const again = later ?? ended.find((one) => one === code);
    if (again !== undefined) {
      throw refuse('import.problem.stageOver', 'import.column.stageReached', {
        stage: name(code),
        later: name(again),
      });
    }
  }
  return new Set([...ended, ...[...reached, ...ended].flatMap((code) => [...way.before(code)])]);
}

function doneStage(stage: Stage, at: Instant, { by, pauses }: TicketSoFar): Stage {
  return paused(
    {
      ...stage,
      state: 'done',
      acceptedAt: at,
      ended: { at, by, doneFor: null, note: null, digest: null, light: 'blue' },
    },
    pauses,
  );
}

/** A stage with the pauses of its ticket, as far as they fall into its time. */
function paused(stage: Stage, pauses: readonly StagePause[]): Stage {
  const { startedAt, ended } = stage;
  if (startedAt === null) return stage;
  const own = pauses.flatMap((pause): readonly StagePause[] => {
    const from = pause.from > startedAt ? pause.from : startedAt;
    const end = ended?.at ?? null;
    const until = pause.until === null || (end !== null && end < pause.until) ? end : pause.until;
    return until !== null && until <= from ? [] : [{ ...pause, from, until }];
  });
  return { ...stage, pauses: own };
}

/** How a stage whose end is known stood when it was about to end; of the others nobody knows. */
const withLight =
  (file: TicketFile, { ends, pauses }: TicketSoFar, context: DeadlineContext) =>
  (stage: Stage): Stage => {
    const { ended } = stage;
    if (!ended || ends[stage.code] === undefined) return stage;
    const isHeld = pauses.some(
      ({ from, until }) => from < ended.at && (until === null || until > ended.at),
    );
    const running = {
      ...stage,
      ended: null,
      pauses: stage.pauses.map((one) =>
        isHeld && one.until === ended.at ? { ...one, until: null } : one,
      ),
    };
    const { light } = deadlineOf(running, file, { ...context, now: ended.at });
    return { ...stage, ended: { ...ended, light } };
  };

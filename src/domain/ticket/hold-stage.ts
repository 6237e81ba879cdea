import type { PersonId } from '../person.ts';
import type { CalendarDay, Instant } from '../zoned-time.ts';
import { type ChangeTools, withStage } from './end-stage.ts';
import { openPause, type Stage, type TicketFile } from './ticket.ts';

/** Takes a stage from its queue, or from whoever it was meant for. */
export const acceptStage = (
  file: TicketFile,
  stage: Stage,
  by: PersonId,
  now: Instant,
): TicketFile => withStage(file, { ...stage, state: 'active', ownerId: by, acceptedAt: now });

/** Puts a stage back into its department's queue. */
export const releaseStage = (file: TicketFile, stage: Stage): TicketFile =>
  withStage(file, { ...stage, state: 'queued', ownerId: null, acceptedAt: null });

/** Names who is to do a stage. One that has begun waits for them to accept it. */
export function assignStage(file: TicketFile, stage: Stage, to: PersonId): TicketFile {
  if (stage.startedAt === null) return withStage(file, { ...stage, ownerId: to });
  return withStage(file, { ...stage, state: 'queued', ownerId: to, acceptedAt: null });
}

/** Agrees on the day by which a stage is to end. */
export const planStage = (file: TicketFile, stage: Stage, day: CalendarDay): TicketFile =>
  withStage(file, { ...stage, plannedOn: day });

/** The clocks of these stages stand still from now on. */
export function pauseStages(
  file: TicketFile,
  stages: readonly Stage[],
  reason: string,
  { by, now }: ChangeTools,
): TicketFile {
  return stages.reduce(
    (held, stage) =>
      withStage(held, {
        ...stage,
        pauses: [...stage.pauses, { from: now, until: null, reason, by }],
      }),
    file,
  );
}

/** The clocks of these stages run again. */
export function resumeStages(file: TicketFile, stages: readonly Stage[], now: Instant): TicketFile {
  return stages.reduce(
    (held, stage) =>
      withStage(held, {
        ...stage,
        pauses: stage.pauses.map((pause) =>
          pause === openPause(stage) ? { ...pause, until: now } : pause,
        ),
      }),
    file,
  );
}

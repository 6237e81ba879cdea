import type { NewId } from '../new-id.ts';
import type { PersonId } from '../person.ts';
import type { Instant } from '../zoned-time.ts';
import { newAttempt, startStages } from './open-ticket.ts';
import { currentStage, currentStages, templateOf, wayTo } from './stage-order.ts';
import type { TicketTemplate } from './stage-template.ts';
import type { ApprovalRequest, Stage, TicketFile, TrafficLight } from './ticket.ts';

/** What a change of a ticket works with. */
export type ChangeTools = {
  readonly template: TicketTemplate;
  readonly newId: NewId;
  readonly now: Instant;
  /** Who changes it. */
  readonly by: PersonId;
};

/** What stands below the end of a stage. */
export type SignOff = {
  readonly by: PersonId;
  readonly doneFor: string | null;
  readonly note: string | null;
  /** SHA-256 of what was signed; null where nothing was. */
  readonly digest: string | null;
  /** How the stage stands at its end. */
  readonly light: TrafficLight;
};

/** The file with one of its stages changed. */
export const withStage = (file: TicketFile, changed: Stage): TicketFile => ({
  ...file,
  stages: file.stages.map((stage) => (stage.id === changed.id ? changed : stage)),
});

function end(
  stage: Stage,
  state: 'done' | 'skipped' | 'returned',
  sign: SignOff,
  now: Instant,
): Stage {
  const pauses = stage.pauses.map((pause) =>
    pause.until === null ? { ...pause, until: now } : pause,
  );
  return {
    ...stage,
    state,
    // Whoever ends a stage that nobody had accepted has had it.
    ownerId: stage.ownerId ?? sign.by,
    acceptedAt: stage.acceptedAt ?? (stage.startedAt === null ? null : now),
    pauses,
    dueAt: null,
    ended: { at: now, ...sign },
  };
}

/** Signs a running stage and begins what comes after it. */
export function completeStage(
  file: TicketFile,
  stage: Stage,
  sign: SignOff,
  { template, now }: ChangeTools,
): TicketFile {
  return startStages(withStage(file, end(stage, 'done', sign, now)), template, now);
}

/** Leaves a stage out, whether it has begun or not. */
export function skipStage(
  file: TicketFile,
  stage: Stage,
  sign: SignOff,
  { template, now }: ChangeTools,
): TicketFile {
  return startStages(withStage(file, end(stage, 'skipped', sign, now)), template, now);
}

/** The end of a stage waits for another person's approval. */
export function askApproval(file: TicketFile, stage: Stage, request: ApprovalRequest): TicketFile {
  const ownerId = stage.ownerId ?? (request.to === 'done' ? request.by : null);
  const acceptedAt = stage.acceptedAt ?? (request.to === 'done' ? request.at : null);
  return withStage(file, { ...stage, state: 'approval', ownerId, acceptedAt, approval: request });
}

/** What a stage is without the approval that it waits for. */
export function withdrawApproval(file: TicketFile, stage: Stage): TicketFile {
  const state =
    stage.startedAt === null ? 'waiting' : stage.acceptedAt === null ? 'queued' : 'active';
  return withStage(file, { ...stage, state, approval: null });
}

/** What was left out stays so, unless the way begins there anew. */
const wasTaken = ({ code, startedAt, state }: Stage, to: string): boolean =>
  code === to || (startedAt !== null && state !== 'skipped');

/**
 * A stage did not pass: the way from `to` on is gone again, each stage of it as a new attempt. What
 * runs beside goes on.
 */
export function returnTo(
  file: TicketFile,
  stage: Stage,
  to: string,
  sign: SignOff,
  { template, newId, now }: ChangeTools,
): TicketFile {
  const before = wayTo(stage.code, file.ticket, template);
  const isBetween = (code: string): boolean =>
    code === to || (before.has(code) && wayTo(code, file.ticket, template).has(to));
  const again = currentStages(file).filter(
    (one) => one.id === stage.id || (isBetween(one.code) && wasTaken(one, to)),
  );
  const ends = (one: Stage): Stage =>
    one.ended === null
      ? end(one, 'returned', one.id === stage.id ? sign : { ...sign, digest: null }, now)
      : one;
  const attempts = again.map(
    (one): Stage => ({
      ...newAttempt(file.ticket, template, one.code, one.attempt + 1, newId),
      // It comes back to whoever had it before.
      ownerId: one.ownerId,
    }),
  );
  const stages = file.stages.flatMap((one) => {
    const isAgain = again.some(({ id }) => id === one.id);
    const next = attempts.find(({ code }) => code === one.code);
    return isAgain && next ? [ends(one), next] : [one];
  });
  return startStages({ ...file, stages }, template, now);
}

/** The stage that is done again where this one does not pass, as the template says. */
export function returnsTo(
  stage: Stage,
  file: TicketFile,
  template: TicketTemplate,
): Stage | undefined {
  const code = templateOf(stage.code, template).returnsTo;
  return code === null ? undefined : currentStage(file, code);
}

import { type Instant, instant } from '../zoned-time.ts';
import type { DeadlineContext } from './deadline-context.ts';
import { templateOf } from './stage-order.ts';
import { countsToCap, type StageLimit } from './stage-template.ts';
import type { Stage, TicketFile } from './ticket.ts';
import type { Span } from './working-clock.ts';

/** The spans in which a stage's clock runs: from its beginning to its end, without its pauses. */
export function runningSpans({
  startedAt,
  ended,
  pauses,
}: Pick<Stage, 'startedAt' | 'ended' | 'pauses'>): readonly Span[] {
  if (startedAt === null) return [];
  const spans: Span[] = [];
  let from = startedAt;
  for (const pause of [...pauses].sort((one, other) => one.from - other.from)) {
    if (pause.from > from) spans.push({ from, until: pause.from });
    if (pause.until === null) return spans;
    if (pause.until > from) from = pause.until;
  }
  return ended && ended.at <= from ? spans : [...spans, { from, until: ended?.at ?? null }];
}

/** The clock that a limit is counted by: when it ran, and since when it could. */
export type StageClock = { readonly spans: readonly Span[]; readonly since: Instant };

/**
 * The clock of a limit of a stage, which is counted up to now or to its end; one that has ended could
 * have run on.
 */
export function clockOf(
  limit: StageLimit,
  stage: Stage,
  file: TicketFile,
  context: DeadlineContext,
): StageClock {
  const now = stage.ended?.at ?? context.now;
  const stages = countedStages(limit, stage, file, context).map((one) =>
    one.id === stage.id ? { ...stage, ended: null } : one,
  );
  return {
    spans: stages.flatMap(runningSpans),
    since: instant(Math.min(now, ...stages.flatMap(({ startedAt }) => startedAt ?? []))),
  };
}

/**
 * The stages whose time a limit of a stage is counted over. From the application: all that count
 * towards the total cap, and its own.
 */
export function countedStages(
  limit: StageLimit,
  stage: Stage,
  file: TicketFile,
  context: DeadlineContext,
): readonly Stage[] {
  if (limit.kind !== 'workdays' || limit.from === 'stage') return [stage];
  return [stage, ...capStages(file, context).filter(({ id }) => id !== stage.id)];
}

/** The stages whose time counts against the total cap. */
export const capStages = (
  { stages }: TicketFile,
  { template }: DeadlineContext,
): readonly Stage[] => stages.filter(({ code }) => countsToCap(templateOf(code, template)));

/** The spans in which the utility's clock runs for the total cap. */
export const capSpans = (file: TicketFile, context: DeadlineContext): readonly Span[] =>
  capStages(file, context).flatMap(runningSpans);

import type { DeadlineContext } from '../../../src/domain/ticket/deadline-context.ts';
import type { StageTemplate } from '../../../src/domain/ticket/stage-template.ts';
import type { Stage, TicketFile, TrafficLight } from '../../../src/domain/ticket/ticket.ts';
import {
  capDayByDay,
  capStages,
  dayAt,
  dayBefore,
  deadlineDayByDay,
  heldLimits,
  nextDay,
  type Runs,
  rulesOf,
  runsIn,
} from './count-day-by-day.ts';

/**
 * The rules of forecast and traffic light once more, for tests to compare with: every way from the
 * application to energisation is walked by itself, one day after the other.
 */

const energisation = 'CONNECT';
const hourMs = 3_600_000;

/** The newest attempt of a stage. */
const newest = ({ stages }: TicketFile, code: string): Stage | undefined =>
  stages.filter((one) => one.code === code).sort((one, other) => other.attempt - one.attempt)[0];

const isLeft = (stage: Stage | undefined): stage is Stage =>
  stage !== undefined && stage.state !== 'done' && stage.state !== 'skipped';

/** What had begun before the ticket's data changed may be there without coming before anything. */
function isFor(
  { ticket }: TicketFile,
  { voltage, important }: StageTemplate['condition'],
): boolean {
  const isImportant = ['special', 'first', 'second'].includes(ticket.importance);
  return (
    (voltage !== 'low' || ticket.voltage < 1_000) &&
    (voltage !== 'high' || ticket.voltage >= 1_000) &&
    (!important || isImportant)
  );
}

/** Every way through the template that ends with energisation, each from its first stage on. */
function waysTo(code: string, { template }: DeadlineContext): readonly (readonly string[])[] {
  const open: (readonly string[])[] = [[code]];
  const ways: (readonly string[])[] = [];
  for (let way = open.pop(); way; way = open.pop()) {
    const before = template.stages.find((one) => one.code === way?.[0])?.after ?? [];
    if (before.length === 0) ways.push(way);
    for (const one of before) open.push([one, ...way]);
  }
  return ways;
}

/** The day on which a stage ends that can begin on a day. */
type EndOf = (start: string) => string;

const latest = (one: string, other: string): string => (one > other ? one : other);

/** How the stages that are left end, each worked out for itself. */
function endsOf(file: TicketFile, context: DeadlineContext): ReadonlyMap<string, EndOf> {
  const rules = rulesOf(context);
  const { zone, now, template } = context;
  const today = dayAt(now, zone);
  const daysAfter = (start: string, count: number): string => {
    let day = start;
    for (let left = count; left > 0; ) {
      day = nextDay(day);
      if (rules.isWorking(day)) left -= 1;
    }
    return day;
  };
  /** Hours begin on the day itself, and are over on the day on which the last of them is worked. */
  const hoursFrom = (start: string, hours: number): string => {
    let day = start;
    for (let left = hours * hourMs; left > 0; ) {
      if (rules.isWorking(day)) left -= rules.dayMs;
      if (left > 0) day = nextDay(day);
    }
    return day;
  };
  const usedBy = (stages: readonly Stage[]): number => {
    const begun = stages.filter(({ startedAt }) => startedAt !== null);
    const runs: Runs = (at) => begun.some((one) => runsIn(one)(at));
    const from = Math.min(now, ...begun.map(({ startedAt }) => startedAt ?? now));
    return rules.daysUsed(from, now, runs);
  };
  const usualDays = (code: string): number =>
    template.stages.find((one) => one.code === code)?.expectedDays ?? 0;
  const ends = new Map<string, EndOf>();
  for (const { code, condition } of template.stages) {
    const stage = newest(file, code);
    if (!isLeft(stage) || !isFor(file, condition)) continue;
    if (stage.plannedOn !== null) {
      let agreed: string = stage.plannedOn;
      while (!rules.isWorking(agreed)) agreed = dayBefore(agreed);
      ends.set(code, (start) => latest(agreed, start));
    } else if (stage.startedAt !== null && stage.ended === null) {
      const deadline = deadlineDayByDay(stage, file, context);
      let end: string;
      if (deadline === null) end = daysAfter(today, usualDays(code) - usedBy([stage]));
      else if (deadline.dueDay !== null) end = deadline.dueDay;
      else if (deadline.remaining.unit === 'days') end = daysAfter(today, deadline.remaining.count);
      else end = hoursFrom(today, deadline.remaining.count);
      ends.set(code, (start) => latest(end, start));
    } else {
      const limits = heldLimits(code, file, context).filter(
        ({ limit }) => limit.kind !== 'planned',
      );
      const used = usedBy(capStages(file, context));
      ends.set(code, (start) => {
        if (limits.length === 0) return daysAfter(start, usualDays(code));
        const days = limits.map(({ limit }) => {
          if (limit.kind === 'workhours') return hoursFrom(start, limit.hours);
          if (limit.kind === 'meeting') return rules.meetingAfterDay(start, limit.weekday);
          if (limit.kind === 'planned') throw new Error('An agreed day limits nothing by itself');
          if (limit.from === 'stage') return daysAfter(start, limit.days);
          return latest(daysAfter(today, limit.days - used), start);
        });
        return days.sort()[0] ?? start;
      });
    }
  }
  return ends;
}

/** What `forecastOf` says: the day, and every way left that takes until then. */
export function forecastByEveryWay(
  file: TicketFile,
  context: DeadlineContext,
): { readonly day: string; readonly ways: readonly string[] } | null {
  if (!isLeft(newest(file, energisation))) return null;
  const today = dayAt(context.now, context.zone);
  const ends = endsOf(file, context);
  const walked = waysTo(energisation, context).map((way) => {
    const left = way.filter((code) => ends.has(code));
    const day = left.reduce((at, code) => ends.get(code)?.(at) ?? at, today);
    return { day, way: left.join(' ') };
  });
  const day = walked.map((one) => one.day).reduce(latest);
  return { day, ways: walked.filter((one) => one.day === day).map(({ way }) => way) };
}

/** The newest attempts of the stages that have begun and not ended. */
const runningOf = (file: TicketFile): readonly Stage[] =>
  file.stages.filter(
    (stage) => stage === newest(file, stage.code) && stage.startedAt !== null && !stage.ended,
  );

const lightNow = (stage: Stage, file: TicketFile, context: DeadlineContext): TrafficLight =>
  deadlineDayByDay(stage, file, context)?.light ?? 'blue';

/** How many stages of the utility in a row are not on time now: told one after the other. */
export function yellowsStageByStage(file: TicketFile, context: DeadlineContext): number {
  const isUtility = ({ code }: Stage) =>
    context.template.stages.find((one) => one.code === code)?.clock === 'utility';
  const done = file.stages
    .filter((stage) => isUtility(stage) && stage.state === 'done')
    .sort((one, other) => (one.ended?.at ?? 0) - (other.ended?.at ?? 0))
    .map(({ ended }) => ended?.light ?? 'blue');
  const late = runningOf(file)
    .filter(isUtility)
    .map((stage) => lightNow(stage, file, context))
    .filter((light) => light !== 'blue');
  let inARow = 0;
  for (const light of [...done, ...late]) inARow = light === 'blue' ? 0 : inARow + 1;
  return inARow;
}

/** What `ticketLight` says: the worst of its stages and its cap, red after so many yellow ones. */
export function lightStageByStage(file: TicketFile, context: DeadlineContext): TrafficLight {
  const lights = [
    ...runningOf(file).map((stage) => lightNow(stage, file, context)),
    capDayByDay(file, context).light,
  ];
  const inARow = yellowsStageByStage(file, context);
  if (inARow >= context.settings['ticket.yellowsToRed'] || lights.includes('red')) return 'red';
  return lights.includes('yellow') ? 'yellow' : 'blue';
}

import { type HeldKind, heldKinds } from '../domain/sending-hold.ts';
import {
  dateOfPhrase,
  daysLeftOpen,
  type FoundDate,
  type ReadDatesContext,
  readDates,
} from './dates/read-dates.ts';
import { halfWidth } from './half-width.ts';

/** What a line says of a pause: of what, until when, and what else it says that is not understood. */
export type PauseLine = {
  /** None named: everything. */
  readonly kinds: readonly HeldKind[];
  readonly until: FoundDate | null;
  /** The line names several days and leaves open which one is meant. */
  readonly isOpen: boolean;
  readonly rest: string;
};

const kindWords: Readonly<Record<HeldKind, RegExp>> = {
  reminders: /\breminders?\b|提醒/giu,
  digest: /\b(?:(?:daily|morning|team)\s+)?digests?\b|(?:跟[进進])?一[览覽]|[日早晨][报報]/giu,
};
/** Words that carry nothing beside the kinds and the moment. */
const otherWords =
  /\b(?:all|everything|both|sending|of|the|and|until|till|til|to|for|from\s+now)\b|[,，、;；。.&+]|全部|所有|一切|发送|發送|消息|訊息|直到|为止|為止|以及|都|到|至|止|和|与|與|及/giu;

/** Reads what stands behind “pause” or “resume”: `reminders until tomorrow 8am`, `提醒 到 明天8点`. */
export function readPauseLine(
  text: string,
  context: Pick<ReadDatesContext, 'now' | 'zone' | 'isWorkday'> & {
    readonly today: FoundDate['day'];
  },
): PauseLine {
  const line = asMoment(halfWidth(text), context);
  const dates = readDates(line, { ...context, reading: 'phrase' });
  const until = dateOfPhrase(
    line,
    dates.filter(({ grain }) => grain === 'day'),
  );
  const words = until ? `${line.slice(0, until.start)} ${line.slice(until.end)}` : line;
  let rest = words;
  for (const kind of heldKinds) rest = rest.replace(kindWords[kind], ' ');
  return {
    kinds: heldKinds.filter((kind) => words.search(kindWords[kind]) >= 0),
    until,
    isOpen: daysLeftOpen(dates, context.today).length > 0,
    rest: rest.replace(otherWords, ' ').replace(/\s+/g, ' ').trim(),
  };
}

/** A pause may be said by its length: “for 2 hours” is in 2 hours, 三天 is 三天后. */
function asMoment(
  line: string,
  context: Pick<ReadDatesContext, 'now' | 'zone' | 'isWorkday'>,
): string {
  const hasDate = (text: string) => readDates(text, { ...context, reading: 'phrase' }).length > 0;
  const readings = [line, line.replace(/\bfor\b/i, 'in'), `${line.trim()}后`];
  return readings.find(hasDate) ?? line;
}

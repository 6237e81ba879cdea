import { UserError } from '../domain/user-error.ts';
import { dayKindWords } from './day-kind-word.ts';
import { halfWidth } from './half-width.ts';
import { dayAt, daysSaid, dayYear, lineOf, type SaidDay } from './notice-days.ts';

const isoDay = String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}`;
const isoDayAtStart = new RegExp(`^\\s*${isoDay}`, 'mu');
const holidayLine = new RegExp(
  `^(?<first>${isoDay})(?:\\s*(?:to|until|至|到|\\.\\.+|[-–—~])\\s*(?<last>${isoDay}))?[\\s,:]+(?<rest>.+)$`,
  'iu',
);

/** Whether a line of the text starts with a day. */
export const startsWithDay = (text: string): boolean => isoDayAtStart.test(halfWidth(text));

/**
 * Reads lines such as `2027-02-05 off 春节`, `2027-02-13 work`, `2027-02-05 至 2027-02-11 休 春节`.
 *
 * @throws UserError with the line that cannot be right.
 */
export function readHolidayLines(text: string, year: number): readonly SaidDay[] {
  return halfWidth(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => readLine(line, year));
}

function readLine(typed: string, year: number): readonly SaidDay[] {
  const line = lineOf(typed);
  const { first: from, last: to, rest = '' } = holidayLine.exec(typed)?.groups ?? {};
  const [word] = dayKindWords(rest);
  if (from === undefined || word === undefined || word.kind === 'reset') {
    throw new UserError('error.noticeUnclear', { line });
  }
  const dayOfLine = (written: string) => {
    const [ownYear = 0, month = 0, date = 0] = written.split(/[-/.]/u).map(Number);
    return dayAt(dayYear(ownYear, month, year), month, date, line);
  };
  const first = dayOfLine(from);
  const last = to === undefined ? first : dayOfLine(to);
  if (last < first) throw new UserError('error.noticeUnclear', { line });
  const name = `${rest.slice(0, word.start)} ${rest.slice(word.end)}`.trim();
  return daysSaid(first, last, word.kind === 'work', name, line);
}

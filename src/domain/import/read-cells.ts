import type { MessageKey } from '../../i18n/words.ts';
import { type CreditGrade, creditGrades, customerNameLimit } from '../customer.ts';
import type { Person } from '../person.ts';
import type { Phrase } from '../user-error.ts';
import { type CalendarDay, type ClockTime, calendarDay, clockTime } from '../zoned-time.ts';
import type { Cell, ReadCell } from './cell.ts';

/** A text on one line, without what cannot be seen. */
export const textOf = (cell: Cell): string =>
  String(cell ?? '')
    .toWellFormed()
    .replace(/[[\p{Default_Ignorable_Code_Point}\p{Cc}]--[\t\n\r]]/gv, '')
    .replace(/\s+/gu, ' ')
    .trim();

const half = (cell: Cell): string => textOf(cell).normalize('NFKC');

/** A name of so many characters at most. */
export function readName(cell: Cell, limit = customerNameLimit): ReadCell<string> {
  const name = textOf(cell);
  const count = [...name].length;
  if (count <= limit) return { value: name };
  const parameters = { count: String(count), limit: String(limit) };
  return { problem: { key: 'import.problem.long', parameters } };
}

/** Several names in a cell, separated by commas and the like, or by lines. */
export function readNames(cell: Cell): ReadCell<readonly string[]> {
  const names = String(cell ?? '')
    .split(/[,，、;；|\n]/u)
    .map(textOf)
    .filter((name) => name !== '');
  for (const name of names) {
    const read = readName(name);
    if ('problem' in read) return read;
  }
  return { value: [...new Set(names)] };
}

/** Digits that a spreadsheet kept as a number are safe up to 15. */
const safeDigits = 15;

export function readAccount(cell: Cell): ReadCell<string> {
  if (typeof cell !== 'number') return { value: half(cell) };
  const digits = cell.toFixed(0);
  const isWhole = Number.isInteger(cell) && cell > 0 && digits.length <= safeDigits;
  return isWhole ? { value: digits } : { problem: { key: 'import.problem.account' } };
}

const gradeWords: Readonly<Record<string, CreditGrade>> = {
  优质: 'A',
  優質: 'A',
  中等: 'B',
  较差: 'C',
  較差: 'C',
};

export function readGrade(cell: Cell): ReadCell<CreditGrade> {
  const text = half(cell)
    .replace(/[级級类類]$/u, '')
    .toUpperCase();
  const grade = creditGrades.find((one) => one === text) ?? gradeWords[text];
  return grade ? { value: grade } : problem('import.problem.grade', cell);
}

const voltage = /^(\d{1,4}(?:\.\d{1,3})?)\s*(kv|千伏|v|伏)?$/iu;
/** By itself 220 may be either. */
const voltsAlone = new Set([380, 400]);
const kilovoltsAlone = new Set([0.22, 0.38, 0.4, 6, 10, 20, 35, 66, 110, 330, 500, 750, 1000]);

/** Volts. A number by itself is taken where it can only be one of both units, or the header says which. */
export function readVoltage(cell: Cell, header: string): ReadCell<number> {
  const [, digits, unit] = voltage.exec(half(cell)) ?? [];
  if (digits === undefined) return problem('import.problem.voltage', cell);
  const number = Number(digits);
  const said = unit ?? /kv|千伏/iu.exec(header.normalize('NFKC'))?.[0] ?? alone(number);
  const volts = Math.round(/^(?:kv|千伏)$/iu.test(said ?? '') ? number * 1_000 : number);
  return said && volts > 0 ? { value: volts } : problem('import.problem.voltage', cell);
}

const alone = (number: number): string | undefined =>
  kilovoltsAlone.has(number) ? 'kV' : voltsAlone.has(number) ? 'V' : undefined;

const capacity = /^(-?\d[\d,]*(?:\.\d+)?)\s*(mva|兆伏安|kva|千伏安)?$/iu;
/** What the column holds. */
const largestKva = 2 ** 31 - 1;

/** Whole kilovolt-amperes. */
export function readCapacity(cell: Cell): ReadCell<number> {
  const [, digits = '', unit = 'kVA'] = capacity.exec(half(cell)) ?? [];
  const number = Number(digits.replaceAll(',', ''));
  const kva = Math.round(/^(?:mva|兆伏安)$/iu.test(unit) ? number * 1_000 : number);
  if (digits === '') return problem('import.problem.capacity', cell);
  if (number < 0) return problem('import.problem.negative', cell);
  const fits = kva >= 1 && kva <= largestKva;
  return fits ? { value: kva } : problem('import.problem.capacity', cell);
}

const writtenDay =
  /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?(?:[ T]\d{1,2}:\d{2}.*)?$/u;

/** A day that was: year, month, day. `first`: earlier ones are none. */
export function readPastDay(
  cell: Cell,
  today: CalendarDay,
  first = firstDay,
): ReadCell<CalendarDay> {
  const read = readDay(cell, first);
  if ('problem' in read || read.value <= today) return read;
  return problem('import.problem.future', cell);
}

/** What is earlier is mostly a number that a spreadsheet took for a day. */
const firstDay = '1990-01-01';

/** Year, month, day. `first`: earlier ones are none. */
export function readDay(cell: Cell, first = firstDay): ReadCell<CalendarDay> {
  const [, year = '', month = '', day = ''] = writtenDay.exec(half(cell)) ?? [];
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  const isDay = Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
  if (!isDay || text < first) return problem('import.problem.day', cell);
  return { value: calendarDay(text) };
}

const minutesPerDay = 24 * 60;
const writtenTime = /^(?:\d{4}-\d{2}-\d{2} )?(\d{1,2}):(\d{2})(?::\d{2})?$/u;

/** A time of day such as 14:30; spreadsheets keep some as a part of a day. */
export function readTime(cell: Cell): ReadCell<ClockTime> {
  const isPart = typeof cell === 'number' && cell >= 0 && cell < 1;
  const part = isPart ? Math.round(cell * minutesPerDay) % minutesPerDay : null;
  const [, hour, minute] = writtenTime.exec(half(cell)) ?? [];
  const minutes = part ?? (hour === undefined ? -1 : Number(hour) * 60 + Number(minute));
  const isTime = minutes >= 0 && minutes < minutesPerDay && (part !== null || Number(minute) < 60);
  if (!isTime) return problem('import.problem.time', cell);
  const digits = (value: number) => String(value).padStart(2, '0');
  return { value: clockTime(`${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`) };
}

/** One of some words. */
export function readChoice<Value>(
  cell: Cell,
  words: ReadonlyMap<string, Value>,
  key: Extract<MessageKey, `import.problem.${string}`>,
): ReadCell<Value> {
  const value = words.get(half(cell).toLowerCase());
  return value === undefined ? problem(key, cell) : { value };
}

/** A telephone number as it stands, with as many digits as one has. `digitsOf`: what counts of it. */
export function readPhone(cell: Cell, digitsOf: (phone: string) => string): ReadCell<string> {
  const phone = textOf(typeof cell === 'number' ? cell.toFixed(0) : cell);
  const count = digitsOf(phone).length;
  return count >= 5 && count <= 20 ? { value: phone } : problem('import.problem.phone', cell);
}

/** A text of several lines, without what cannot be seen. */
export const readLines = (cell: Cell): string =>
  String(cell ?? '')
    .split(/\r\n?|\n/u)
    .map(textOf)
    .join('\n')
    .trim();

/** What a cell says, put where it belongs. */
export const readWith = <Value, Fields>(
  read: ReadCell<Value>,
  put: (value: Value) => Fields,
): ReadCell<Fields> => ('problem' in read ? read : { value: put(read.value) });

/** Somebody of the team, by name or by Slack's code of them. */
export function readManager(cell: Cell, people: readonly Person[]): ReadCell<Person> {
  const said = textOf(cell)
    .replace(/^[@＠]/u, '')
    .trim();
  const code = /^(?:<@)?([UW][A-Z0-9]{2,})(?:\|[^>]*)?>?$/.exec(said)?.[1];
  const mayManage = people.filter(({ isActive, role }) => isActive && role !== 'specialist');
  const named = mayManage.filter(
    ({ name, slackUserId }) => slackUserId === code || name.toLowerCase() === said.toLowerCase(),
  );
  const [person, other] = named;
  if (!person) return problem('import.problem.manager', said);
  return other ? problem('import.problem.managers', said) : { value: person };
}

function problem(
  key: Extract<MessageKey, `import.problem.${string}`>,
  cell: Cell,
): { readonly problem: Phrase } {
  const value = [...textOf(cell)].slice(0, 40).join('');
  return { problem: { key, parameters: { value } } };
}

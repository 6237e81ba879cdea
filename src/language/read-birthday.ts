import { halfWidth } from './half-width.ts';

const written =
  /^(?:(?<year>(?:19|20)\d{2})\s?[-/.年]\s?)?(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})\s?[日号號]?$/u;

/** `03-15` or `1975-03-15` of 3月15日, 3/15, 1975-3-15; undefined where it is no day. */
export function readBirthday(typed: string): string | undefined {
  const { year, month, day } = written.exec(halfWidth(typed).trim())?.groups ?? {};
  if (!month || !day) return undefined;
  // A leap year takes 29 February, of which the year may not be known.
  const date = new Date(Date.UTC(Number(year ?? 2000), Number(month) - 1, Number(day)));
  const isDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!isDay) return undefined;
  const short = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year ? `${year}-${short}` : short;
}

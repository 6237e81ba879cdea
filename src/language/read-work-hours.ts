import { type Settings, settingDefinitions } from '../domain/settings.ts';
import { UserError } from '../domain/user-error.ts';
import { halfWidth } from './half-width.ts';

const span = /^(\d{1,2}):(\d{2})\s*(?:-|–|—|~|to|until|至|到)\s*(\d{1,2}):(\d{2})$/iu;
const between = /\s*(?:[,;、，；]|\band\b|\s(?=\d{1,2}:\d{2}\s*[-–—~])|和|及)\s*/iu;

/**
 * Reads a day's working hours: `8:00-12:00, 13:00-17:00`.
 *
 * @throws UserError where they are not times of one day, one after the other.
 */
export function readWorkHours(typed: string): Settings['work.hours'] {
  const parts = halfWidth(typed)
    .split(between)
    .filter((part) => part.trim() !== '');
  const spans = parts.map((part) => {
    const [, fromHour = '', fromMinute, toHour = '', toMinute] = span.exec(part.trim()) ?? [];
    const at = (hour: string, minute: string | undefined) => `${hour.padStart(2, '0')}:${minute}`;
    return { from: at(fromHour, fromMinute), to: at(toHour, toMinute) };
  });
  const read = settingDefinitions['work.hours'].schema.safeParse(spans);
  if (!read.success) throw new UserError('error.workHours', { typed: typed.slice(0, 80) });
  return read.data;
}

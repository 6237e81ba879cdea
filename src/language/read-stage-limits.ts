import { templateBounds } from '../domain/ticket/change-template.ts';
import type { StageLimit, SupplyLimit } from '../domain/ticket/stage-template.ts';
import type { SupplyClass } from '../domain/ticket/ticket.ts';
import { UserError } from '../domain/user-error.ts';
import type { Weekday } from '../domain/zoned-time.ts';
import { halfWidth } from './half-width.ts';

const weekdays: readonly (readonly [RegExp, Weekday])[] = [
  [/mon|[周週星期礼禮拜]一/u, 1],
  [/tue|[周週星期礼禮拜]二/u, 2],
  [/wed|[周週星期礼禮拜]三/u, 3],
  [/thu|[周週星期礼禮拜]四/u, 4],
  [/fri|[周週星期礼禮拜]五/u, 5],
  [/sat|[周週星期礼禮拜]六/u, 6],
  [/sun|[周週星期礼禮拜][日天]/u, 7],
];

// Dual is asked first: a text that says both has the longer name.
const supplies: readonly (readonly [RegExp, SupplyClass])[] = [
  [/low|\blv\b|低[压壓]/u, 'low'],
  [/dual|double|multiple|[双雙多]电源|[双雙多]電源/u, 'high-dual'],
  [/single|[单單]电源|[单單]電源/u, 'high-single'],
];

const sinceApplication =
  /(?:from|since|after)?\s*(?:the\s+)?application|自?(?:申请|申請|受理)(?:之日)?(?:起|后|後)?/u;
const meeting = /meeting|例[会會]/u;
const agreed = /agree|planned|约定|約定|商定|[计計][划劃]/u;
const amount =
  /^(\d+)\s*[个個]?\s*(?:(?:working|work|business)\s*)?(h|hours?|(?:工作)?小[时時]|d|days?|workdays?|工作日|工作天|天|日)?$/u;

/**
 * Reads limits of a stage, one on each line: `10 working days`, `4 working hours`, 自申请起15个工作日,
 * 周一例会前, `by the agreed day`. A class of supply before a colon makes it one of that class only:
 * 低压：7个工作日. A number alone is working days. An empty text: no limit.
 *
 * @throws UserError where a line is none of these.
 */
export function readStageLimits(typed: string): readonly SupplyLimit[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readLine);
}

function readLine(line: string): SupplyLimit {
  const [, before, said = ''] = /^(?:([^:]*):)?(.*)$/u.exec(halfWidth(line).toLowerCase()) ?? [];
  const supply = before === undefined ? null : supplies.find(([words]) => words.test(before))?.[1];
  const limit = readLimit(said.trim());
  if (supply === undefined || !limit) throw new UserError('error.limitUnread', { typed: line });
  return { supply, limit };
}

function readLimit(said: string): StageLimit | null {
  if (meeting.test(said)) {
    const weekday = weekdays.find(([words]) => words.test(said))?.[1];
    return weekday ? { kind: 'meeting', weekday } : null;
  }
  if (agreed.test(said)) return { kind: 'planned' };
  const isFromApplication = sinceApplication.test(said);
  const [, digits, unit = 'd'] = amount.exec(said.replace(sinceApplication, '').trim()) ?? [];
  const count = Number(digits);
  if (!(count >= 1 && count <= templateBounds.amount)) return null;
  const isHours = /^h|小/u.test(unit);
  if (isHours) return isFromApplication ? null : { kind: 'workhours', hours: count };
  return { kind: 'workdays', days: count, from: isFromApplication ? 'application' : 'stage' };
}

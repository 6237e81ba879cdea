import { creditGrades } from './customer.ts';
import { type Settings, settingDefinitions } from './settings.ts';
import type { RuleValue, TeamRuleKey } from './team-rules.ts';
import { UserError } from './user-error.ts';

/** What waits for its reader's working hours: after their end it would come a day late, or not at all. */
const untilWorkEnds: ReadonlySet<TeamRuleKey> = new Set<TeamRuleKey>([
  'agenda.time',
  'visit.reportTime',
  'leadList.time',
  'appointment.outcomeTime',
  'green.trackTime',
  'bulletin.reminderTime',
]);

/** @throws UserError where a time is one at which nothing of its kind would be sent. */
export function refuseAfterWork(key: TeamRuleKey, value: unknown, settings: Settings): void {
  const end = settings['work.hours'].at(-1)?.to;
  if (end === undefined || !untilWorkEnds.has(key) || String(value) <= end) return;
  throw new UserError('error.ruleAfterWork', { end });
}

/** The value of a rule as a lead types it: `14, 7, 1`, `50 %, 80 %`, `A 6, B 3, C 1`. */
export function writeRuleValue(value: Settings[TeamRuleKey], kind: RuleValue): string {
  if (Array.isArray(value)) return value.map((one) => writeOne(one, kind)).join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([grade, months]) => `${grade} ${months}`)
      .join(', ');
  }
  return writeOne(value, kind);
}

const writeOne = (value: unknown, kind: RuleValue): string =>
  typeof value === 'number' && (kind === 'share' || kind === 'shares')
    ? `${Math.round(value * 100)} %`
    : String(value);

/**
 * Reads what was typed or picked for a rule; `usual`: its usual value as people write it.
 *
 * @throws UserError where it is no such value, or out of bounds; it names the usual one.
 */
export function readRuleValue(
  key: TeamRuleKey,
  kind: RuleValue,
  typed: string,
  usual = writeRuleValue(settingDefinitions[key].default, kind),
): unknown {
  const { schema } = settingDefinitions[key];
  const read = schema.safeParse(rawValue(kind, typed.normalize('NFKC').trim()));
  if (read.success) return read.data;
  throw new UserError('error.ruleValue', { typed: typed.slice(0, 80), usual });
}

const separator = /\s*[,;、/]\s*|\s+(?=[\d.])/u;
const number = /^(\d+(?:\.\d+)?)\s*(%?)$/u;

function rawValue(kind: RuleValue, text: string): unknown {
  switch (kind) {
    case 'time':
    case 'reports':
      return text;
    case 'grade':
      return text.toUpperCase();
    case 'weekday':
    case 'count':
    case 'share':
      return numberIn(text, kind);
    case 'counts':
    case 'shares':
      return text === '' ? [] : text.split(separator).map((part) => numberIn(part, kind));
    case 'by-grade':
      return byGrade(text);
    case 'switch':
      return text === 'true' || text === 'false' ? text === 'true' : null;
    case 'kinds':
      return text.split(/[,;、\n]/u).flatMap((part) => part.trim() || []);
  }
}

/** Null: none. A share is typed in percent. */
function numberIn(text: string, kind: RuleValue): number | null {
  const [, digits, percent] = number.exec(text) ?? [];
  const isShare = kind === 'share' || kind === 'shares';
  if (digits === undefined || (percent === '%' && !isShare)) return null;
  return isShare ? Number(digits) / 100 : Number(digits);
}

const ofGrade = /([ABC])\s*[:=]?\s*(\d+)/giu;

/** Null where a grade is missing, comes twice, or something else stands beside them. */
function byGrade(text: string): Readonly<Record<string, number>> | null {
  const found = [...text.matchAll(ofGrade)];
  const rest = text.replace(ofGrade, '').replace(/[\s,;、/]/gu, '');
  const months = Object.fromEntries(
    found.map(([, grade = '', count]) => [grade.toUpperCase(), Number(count)]),
  );
  const isWhole = creditGrades.every((grade) => grade in months);
  return rest === '' && isWhole && found.length === creditGrades.length ? months : null;
}

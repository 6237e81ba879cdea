import type { CustomerId } from '../domain/customer.ts';
import type { PersonId } from '../domain/person.ts';
import type { Reference } from '../domain/reference.ts';
import type { FieldChange, FieldValue } from '../domain/trail-changes.ts';
import {
  type CalendarDay,
  calendarDay,
  type Instant,
  instant,
  type ZoneName,
} from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { formatDay, formatInstant } from './format-dates.ts';
import { escapeText, type Message, maskPhones, oneLine, shorten } from './message.ts';
import { pageBlocks, pageOf } from './pages.ts';
import { bullets, lines, type Part } from './rich-text.ts';
import { fieldNames, valueNames } from './trail-fields.ts';

/** One entry of the trail. */
export type TrailStep = {
  readonly at: Instant;
  readonly by: PersonId;
  /** As the trail says it: `visit.log`. */
  readonly action: string;
  readonly changes: readonly FieldChange[];
};

export type TrailList = {
  readonly key: Reference | { readonly kind: 'customer'; readonly id: CustomerId };
  /** The reference, or the customer's name. */
  readonly title: string;
  /** The oldest first. */
  readonly steps: readonly TrailStep[];
  /** Of people and customers, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** The reader's. */
  readonly today: CalendarDay;
  readonly zone: ZoneName;
};

/** Longer values are cut; the record keeps them whole. */
const valueLimit = 120;
/** More of one entry nobody reads. */
const mostChanges = 8;

/** Who changed what of a record, from what to what; `asked` null: the newest page. */
export function trailList(trail: TrailList, asked: number | null, words: Words): Message {
  const { key, steps } = trail;
  const title = words.t('trail.title', { what: oneLine(trail.title) });
  const page = pageOf(steps, asked ?? Number.MAX_SAFE_INTEGER);
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      steps.length === 0
        ? lines([words.t('trail.empty')])
        : bullets(...page.items.map((step) => stepRow(step, trail, words))),
      ...pageBlocks(
        page,
        (number) => ({ name: 'trail:page', value: { key, page: number } }),
        words,
      ),
    ],
  };
}

/** When, who, and a line for each field. */
function stepRow(step: TrailStep, trail: TrailList, words: Words): readonly Part[] {
  const { at, by, action, changes } = step;
  const when = formatInstant(at, trail.zone, trail.today, words);
  const person = oneLine(trail.names.get(by) ?? words.t('trail.nobody'));
  const did = words.t('trail.did', { did: doneBy(action) });
  const shown = changes.slice(0, mostChanges).map((change) => changeLine(change, trail, words));
  const more = changes.length - shown.length;
  return [
    { bold: when },
    [
      ` · ${person} · ${did}`,
      ...shown,
      ...(more > 0 ? [words.t('due.more', { count: more })] : []),
    ].join('\n'),
  ];
}

/** `visit.undo`: undo. Adding to a visit is not adding one. */
const doneBy = (action: string): string =>
  action === 'visit.add'
    ? 'addTo'
    : (action.split('.').at(-1) ?? '').replace(/-(\w)/g, (_, letter: string) =>
        letter.toUpperCase(),
      );

/** `Capacity (kVA): 5000 → 8000`; what was not there before has no arrow. */
function changeLine({ field, from, to }: FieldChange, trail: TrailList, words: Words): string {
  const name = field.replace(/^ticket_/, '');
  const shown = (value: FieldValue | undefined) => shownValue(name, value ?? null, trail, words);
  const key = Object.hasOwn(fieldNames, name) ? fieldNames[name] : undefined;
  const label = key ? words.t(key) : name;
  const change = from === undefined ? shown(to) : `${shown(from)} → ${shown(to)}`;
  return words.t('trail.change', { label, change });
}

function shownValue(field: string, value: FieldValue, trail: TrailList, words: Words): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '–';
  if (typeof value === 'boolean') return words.t(value ? 'trail.yes' : 'trail.no');
  if (typeof value === 'number') return numberOf(field, value, trail, words);
  if (typeof value !== 'string') return textOf(value.join(words.t('list.separator')));
  const known = valueNames[field]?.[value];
  if (known) return words.t(known);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(calendarDay(value), trail.today, words);
  // An account number is no phone, though it may look like one.
  return field === 'accountNumber' ? oneLine(value) : textOf(trail.names.get(value) ?? value);
}

const textOf = (typed: string): string => maskPhones(oneLine(shorten(typed, valueLimit)));

function numberOf(field: string, value: number, trail: TrailList, words: Words): string {
  if (/(?:At|_at)$/.test(field)) {
    return formatInstant(instant(value), trail.zone, trail.today, words);
  }
  return field === 'voltage' ? String(value / 1000) : String(value);
}

import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { ruleNames } from './missed-list.ts';
import { bullets, lines } from './rich-text.ts';

/** A reminder that was not sent because its team starts quietly. */
export type HeldBack = {
  /** Key of the rule. */
  readonly rule: string;
  /** Null where it is about a person's customers, or a team's. */
  readonly customer: string | null;
  /** Whose it is; null where it was for the leads. */
  readonly person: string | null;
};

export type QuietStartList = {
  readonly items: readonly HeldBack[];
  /** When the quiet start is over. */
  readonly until: Instant;
  /** The reader's. */
  readonly zone: ZoneName;
  readonly today: CalendarDay;
};

/** More are counted. */
const shownItems = 10;

/** What would have been sent, with the button that lets it be sent from now on. */
export function quietStartPost(list: QuietStartList, words: Words): Message {
  const { items, until, zone, today } = list;
  const title = words.t('quiet.title', { count: items.length });
  const names = items.map(({ rule }) => nameOf(rule, words));
  const counts = [...new Set(names)].map((name) =>
    words.t('quiet.count', { name, count: names.filter((one) => one === name).length }),
  );
  const left = items.length - shownItems;
  const press = { name: 'team:end-quiet-start', label: words.t('quiet.startNow'), value: {} };
  return {
    text: escapeText(title),
    blocks: [
      lines(
        [{ bold: title }],
        [counts.join(' · ')],
        [words.t('quiet.until', { when: formatInstant(until, zone, today, words) })],
      ),
      bullets(...items.slice(0, shownItems).map((item) => [itemRow(item, words)])),
      ...(left > 0 ? [lines([words.t('quiet.more', { count: left })])] : []),
      row(button(press, 'primary')),
    ],
  };
}

/** `Routine visit · Acme Foods · Emma Clark` */
function itemRow({ rule, customer, person }: HeldBack, words: Words): string {
  const about = [customer, person].filter((one) => one !== null);
  return [nameOf(rule, words), ...about.map((one) => oneLine(shorten(one, 60)))].join(' · ');
}

function nameOf(rule: string, words: Words): string {
  const key = Object.hasOwn(ruleNames, rule) ? ruleNames[rule] : undefined;
  return words.t(key ?? 'rule.answer');
}

/** What stands in place of the list once its button was pressed. */
export function quietStartEnded(isEnded: boolean, words: Words): Message {
  const said = words.t(isEnded ? 'quiet.ended' : 'quiet.alreadyEnded');
  return { text: escapeText(said), blocks: [lines([said])] };
}

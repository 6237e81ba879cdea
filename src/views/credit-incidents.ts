import type { KnownBlock } from '@slack/types';
import type { CreditCap, CreditIncident } from '../domain/credit-incident.ts';
import { incidentNames } from '../domain/value-names.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button } from './buttons.ts';
import { formatDay } from './format-dates.ts';
import { oneLine } from './message.ts';
import { bullets } from './rich-text.ts';

/** What speaks against a customer's credit, for one reader. */
export type ShownIncidents = {
  /** The latest first. */
  readonly incidents: readonly CreditIncident[];
  readonly cap: CreditCap | null;
  readonly mayChange: boolean;
  readonly today: CalendarDay;
};

/** Older ones that are over tell nobody anything. */
const mostShown = 5;

/** `B at most: arrears since 1 Sep`; null where nothing holds the grade down. */
export function capLine({ cap, today }: Pick<ShownIncidents, 'cap' | 'today'>, words: Words) {
  if (cap === null) return null;
  return words.t('credit.atMost', { grade: cap.most, what: heldBy(cap, today, words) });
}

function heldBy(cap: CreditCap, today: CalendarDay, words: Words): string {
  if (cap.by === 'new') {
    const day = formatDay(cap.suppliedSince, today, words);
    return words.t('credit.new', { day, until: formatDay(cap.until, today, words) });
  }
  const { incident, until } = cap;
  const kind = words.t(incidentNames[incident.kind]);
  const day = formatDay(incident.day, today, words);
  if (until === null) return words.t('credit.lasting', { kind, day });
  return words.t('credit.until', { kind, day, until: formatDay(until, today, words) });
}

/** What holds a grade down, in short and for good, as a history keeps it. */
export const capReason = (cap: CreditCap, words: Words): string =>
  cap.by === 'new'
    ? words.t('credit.newReason', { until: formatDay(cap.until, null, words) })
    : words.t(incidentNames[cap.incident.kind]);

/** Each of the latest: what lasts with a button that says it is over, then what is over. */
export function incidentBlocks(shown: ShownIncidents, words: Words): KnownBlock[] {
  const { incidents, mayChange, today } = shown;
  const latest = incidents.slice(0, mostShown);
  const over = latest.filter(({ settledOn }) => settledOn !== null);
  return [
    ...latest
      .filter(({ settledOn }) => settledOn === null)
      .map((incident): KnownBlock => {
        const text = {
          type: 'plain_text' as const,
          text: incidentLine(incident, today, words),
          emoji: false,
        };
        if (!mayChange) return { type: 'section', text };
        const accessory = button({
          name: 'credit:settle',
          label: words.t('credit.settle'),
          value: { incidentId: incident.id },
        });
        return { type: 'section', text, accessory };
      }),
    ...(over.length > 0
      ? [bullets(...over.map((incident) => [incidentLine(incident, today, words)]))]
      : []),
  ];
}

function incidentLine(incident: CreditIncident, today: CalendarDay, words: Words): string {
  const { kind, day, settledOn, note } = incident;
  const since = words.t('credit.lasting', {
    kind: words.t(incidentNames[kind]),
    day: formatDay(day, today, words),
  });
  const what = note === '' ? since : words.t('credit.noted', { what: since, note: oneLine(note) });
  if (settledOn === null) return what;
  return words.t('credit.settledOn', { what, day: formatDay(settledOn, today, words) });
}

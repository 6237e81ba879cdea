import type { HeldGrade } from '../domain/credit-incident.ts';
import type {
  CustomerMerge,
  MergeCounts,
  MergeField,
  MergeSide,
} from '../domain/customer-merge.ts';
import { mergeFields, mergeValue } from '../domain/customer-merge.ts';
import type { Person } from '../domain/person.ts';
import { importanceNames, usageNames } from '../domain/value-names.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { capReason } from './credit-incidents.ts';
import { formatDay } from './format-dates.ts';
import { selectField } from './input-fields.ts';
import { escapeText, type Form, type Message, oneLine, shorten } from './message.ts';
import { lines } from './rich-text.ts';

/** The one that goes, and the one that stays. */
export type MergeNames = {
  readonly from: Pick<MergeSide, 'customer'>;
  readonly into: Pick<MergeSide, 'customer'>;
};

/** Two customers, and what one would be of them. */
export type ShownMerge = {
  readonly merge: CustomerMerge;
  readonly from: MergeSide;
  readonly into: MergeSide;
  readonly after: MergeSide;
  /** The grade that the one has by what is known of both, where it is another one than is kept of the two. */
  readonly held: HeldGrade | null;
  readonly counts: MergeCounts;
  /** What their managers are called. */
  readonly managers: { readonly from: string; readonly into: string };
  /** Where both have one: who stays it, and who is a contact like others then. */
  readonly keyPersons: { readonly stays: string; readonly gives: string } | null;
  readonly filled: readonly MergeField[];
  readonly differing: readonly MergeField[];
  readonly taken: readonly MergeField[];
  /** Of all that is shown: another one would be something else. */
  readonly mark: string;
};

/** Two customers again; `kept`: what stays of the one, because somebody has changed it since. */
export type SplitMerge = {
  readonly from: MergeSide;
  readonly into: MergeSide;
  readonly merge: CustomerMerge;
  readonly kept: readonly MergeField[];
};

const fieldLabels: Readonly<Record<MergeField, MessageKey>> = {
  name: 'customer.form.name',
  englishName: 'customer.form.englishName',
  accountNumber: 'customer.form.account',
  creditGrade: 'customer.form.grade',
  voltage: 'customer.form.voltage',
  capacityKva: 'customer.form.capacity',
  region: 'profile.form.region',
  industry: 'profile.form.industry',
  usageCategory: 'profile.form.usage',
  importance: 'profile.form.importance',
  ownSource: 'profile.form.ownSource',
  tariffClass: 'profile.form.tariff',
  suppliedSince: 'profile.form.suppliedSince',
};

const namesOf = ({ from, into }: MergeNames) => ({
  from: oneLine(from.customer.name),
  into: oneLine(into.customer.name),
});

/** What one customer would be of two, before anything is done; `heading`: what has just happened. */
export function mergePreview(
  shown: ShownMerge,
  words: Words,
  heading: MessageKey | null = null,
): Message {
  const { merge, mark } = shown;
  const title = words.t('merge.title', namesOf(shown));
  const value = { id: merge.id };
  return {
    text: escapeText(title),
    blocks: [
      lines(
        ...(heading === null ? [] : [[words.t(heading)]]),
        [{ bold: title }],
        ...factLines(shown, words).map((line) => [line]),
        [words.t('merge.nothingYet')],
      ),
      row(
        button(
          { name: 'merge:apply', label: words.t('merge.button'), value: { ...value, seen: mark } },
          'primary',
        ),
        button({ name: 'merge:choose', label: words.t('merge.chooseButton'), value }),
        button({ name: 'merge:drop', label: words.t('button.cancel'), value }),
      ),
    ],
  };
}

/** What moves, what is taken over, what is kept of two. */
function factLines(shown: ShownMerge, words: Words): readonly string[] {
  const { from, into, after, held, differing, filled, managers, keyPersons, taken } = shown;
  const names = namesOf(shown);
  const counts = countsLine(shown.counts, words);
  const found = after.customer.aliases.filter((one) => !into.customer.aliases.includes(one));
  const separator = words.t('list.separator');
  const isNewKey = from.profile.isKeyAccount && !into.profile.isKeyAccount;
  const filledNames = [
    ...filled.map((field) => fieldLine(field, from, words)),
    ...(isNewKey ? [words.t('profile.keyAccount')] : []),
  ];
  return [
    counts === '' ? words.t('merge.movesNothing') : words.t('merge.moves', { counts }),
    words.t('merge.found', {
      name: oneLine(after.customer.name),
      names: found.map(oneLine).join(separator),
    }),
    ...(filledNames.length > 0
      ? [words.t('merge.filled', { list: filledNames.join(separator), from: names.from })]
      : []),
    // Which of the two grades would stay says nothing where neither does.
    ...differing
      .filter((field) => held === null || field !== 'creditGrade')
      .filter((field) => field !== 'name' || taken.includes('name'))
      .map((field) => {
        const isTaken = taken.includes(field);
        return words.t('merge.differs', {
          field: words.t(fieldLabels[field]),
          kept: valueText(field, isTaken ? from : into, words),
          other: valueText(field, isTaken ? into : from, words),
        });
      }),
    ...(held
      ? [words.t('merge.held', { grade: held.to, reason: capReason(held.because, words) })]
      : []),
    ...(managers.from === managers.into
      ? []
      : [words.t('merge.manager', { into: oneLine(managers.into), from: oneLine(managers.from) })]),
    ...(keyPersons
      ? [
          words.t('merge.keyPerson', {
            stays: oneLine(keyPersons.stays),
            gives: oneLine(keyPersons.gives),
          }),
        ]
      : []),
  ];
}

/** What was done, in the place of the preview. */
export function mergeDone(shown: ShownMerge, hours: number, words: Words): Message {
  const title = words.t('merge.done', {
    ...namesOf(shown),
    into: oneLine(shown.after.customer.name),
  });
  const counts = countsLine(shown.counts, words);
  const { customer } = shown.after;
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }], ...(counts === '' ? [] : [[words.t('merge.moved', { counts })]]), [
        words.t('merge.undoHint', { hours }),
      ]),
      row(
        button({
          name: 'customer:show',
          label: words.t('customer.show'),
          value: { customerId: customer.id },
        }),
        button({
          name: 'merge:undo',
          label: words.t('button.undo'),
          value: { id: shown.merge.id },
        }),
      ),
    ],
  };
}

export const mergeDropped = (words: Words): Message => {
  const text = words.t('merge.dropped');
  return { text: escapeText(text), blocks: [lines([text])] };
};

/** That they are two again, and what of the one stays as it is. */
export function mergeUndone(split: SplitMerge, words: Words): Message {
  const title = words.t('merge.undone', namesOf(split));
  const list = split.kept.map((field) => fieldLine(field, split.into, words));
  const separator = words.t('list.separator');
  return {
    text: escapeText(title),
    blocks: [
      lines(
        [{ bold: title }],
        ...(list.length > 0 ? [[words.t('merge.stays', { list: list.join(separator) })]] : []),
      ),
    ],
  };
}

/** For whoever is the manager of one of them and did not do it. */
export function mergeTold(
  shown: MergeNames & { readonly by: Pick<Person, 'name'> },
  what: 'merged' | 'split',
  words: Words,
): Message {
  const key = what === 'merged' ? 'merge.told' : 'merge.toldUndone';
  const text = words.t(key, { ...namesOf(shown), by: oneLine(shown.by.name) });
  return { text: escapeText(text), blocks: [lines([text])] };
}

/** Asks of each field that differs which value is kept. */
export function mergeForm({ merge, from, into, differing, taken }: ShownMerge, words: Words): Form {
  return {
    type: 'modal',
    callback_id: 'merge:choose',
    private_metadata: JSON.stringify({ id: merge.id }),
    title: { type: 'plain_text', text: shorten(words.t('merge.formTitle'), 24) },
    submit: { type: 'plain_text', text: words.t('merge.formNext') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: mergeFields
      .filter((field) => differing.includes(field))
      .map((field) =>
        selectField(
          {
            id: field,
            label: words.t(fieldLabels[field]),
            isOptional: false,
            value: taken.includes(field) ? 'from' : 'into',
          },
          [
            { value: 'into', label: valueText(field, into, words) },
            { value: 'from', label: valueText(field, from, words) },
          ],
        ),
      ),
  };
}

const fieldLine = (field: MergeField, side: MergeSide, words: Words): string =>
  words.t('merge.field', {
    field: words.t(fieldLabels[field]),
    value: valueText(field, side, words),
  });

function valueText(field: MergeField, side: MergeSide, words: Words): string {
  const { customer, profile } = side;
  switch (field) {
    case 'voltage':
      return customer.voltage === null
        ? '—'
        : words.t('ticket.voltage', { kilovolts: customer.voltage / 1000 });
    case 'capacityKva':
      return customer.capacityKva === null
        ? '—'
        : words.t('ticket.capacity', { kva: customer.capacityKva });
    case 'usageCategory':
      return profile.usageCategory === null ? '—' : words.t(usageNames[profile.usageCategory]);
    case 'importance':
      return profile.importance === null ? '—' : words.t(importanceNames[profile.importance]);
    case 'ownSource':
      if (profile.hasOwnSource === false) return words.t('profile.noOwnSource');
      return oneLine(profile.ownSource) || words.t('profile.yes');
    case 'suppliedSince':
      return profile.suppliedSince === null ? '—' : formatDay(profile.suppliedSince, null, words);
    default:
      return oneLine(String(mergeValue(field, side) ?? '—'));
  }
}

/** Of each how much, without what there is none of. */
function countsLine(counts: MergeCounts, words: Words): string {
  return (
    [
      ['erase.visits', counts.visits],
      ['left.followUps', counts.followUps],
      ['left.tickets', counts.tickets],
      ['merge.contacts', counts.contacts],
      ['merge.dates', counts.dates],
      ['merge.documents', counts.documents],
      ['merge.ratings', counts.ratings],
      ['merge.incidents', counts.incidents],
      ['merge.supplyPoints', counts.supplyPoints],
      ['merge.files', counts.files],
    ] as const
  )
    .flatMap(([key, count]) => (count > 0 ? [words.t(key, { count })] : []))
    .join(words.t('list.separator'));
}

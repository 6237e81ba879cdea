import type { KnownBlock } from '@slack/types';
import {
  type CustomerImport,
  changesOf,
  countsOf,
  type RowCounts,
  type StagedRow,
  type UnknownHeader,
} from '../domain/import/customer-import.ts';
import { ticketAssumptions } from '../domain/import/imported-records.ts';
import { columnsOf, ignored } from '../domain/import/known-headers.ts';
import { type RowKind, rowKinds } from '../domain/import/row-kind.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { selectField } from './input-fields.ts';
import { escapeText, type Form, type Message, shorten } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { bullets, lines, withCode } from './rich-text.ts';

/** So many refused rows are shown; all of them come as a file. */
export const shownRefusals = 5;
/** Slack takes a hundred blocks in a form; further columns are left out. */
export const mostAsked = 40;

const said = (sentence: string, ...blocks: readonly KnownBlock[]): Message => ({
  text: escapeText(sentence),
  blocks: [lines(withCode(sentence)), ...blocks],
});

/** A sentence about a list. */
export const importSentence = (
  key: Extract<MessageKey, `import.${string}`>,
  { fileName }: Pick<CustomerImport, 'fileName'>,
  words: Words,
  more: Readonly<Record<string, string | number>> = {},
): Message => said(words.t(key, { file: fileName, ...more }));

/** Why nothing of a list is taken. */
export const refusedImport = (
  key: MessageKey,
  { fileName }: Pick<CustomerImport, 'fileName'>,
  words: Words,
): Message => said(`${words.t('import.refused', { file: fileName })}\n${words.t(key)}`);

/** What would become of a list, to decide by. */
export function importPreview(
  one: CustomerImport,
  refused: readonly StagedRow[],
  words: Words,
): Message {
  const { counts, id } = one;
  const all = counts.new + counts.changed + counts.unchanged + counts.refused;
  const title = words.t('import.preview', { file: one.fileName, count: all });
  const count = changesOf(one);
  const value = { importId: id };
  const cancel = button({ name: 'import:cancel', label: words.t('import.cancel'), value });
  const confirm = button(
    { name: 'import:confirm', label: words.t('import.confirm', { count }), value },
    'primary',
  );
  const notes = [
    ...(count === 0 ? [words.t('import.nothing')] : []),
    ...assumptionLines(one, words),
    ...(one.passedOver.length > 0
      ? [words.t('import.passedOver', { names: one.passedOver.join(words.t('list.separator')) })]
      : []),
    ...(counts.refused > 0 ? [words.t('import.refusedFile')] : []),
  ];
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }], ...countLines(one, words).map((line) => [line])),
      ...(refused.length > 0
        ? [bullets(...refused.slice(0, shownRefusals).map((one) => [refusalLine(one, words)]))]
        : []),
      ...(notes.length > 0 ? [lines(...notes.map((note) => [note]))] : []),
      ...(count > 0 ? [row(confirm, cancel)] : []),
    ],
  };
}

/** What is assumed of tickets, because their rows do not say it. */
export function assumptionLines(
  { assumed, byKind }: Pick<CustomerImport, 'assumed' | 'byKind'>,
  words: Words,
): readonly string[] {
  const said = ticketAssumptions.flatMap((one) => {
    const count = assumed[one] ?? 0;
    return count > 0 ? [words.t(`import.assumed.${one}`, { count })] : [];
  });
  const comes = countsOf({ byKind }, 'ticket').new > 0;
  return comes ? [...said, words.t('import.quietTickets')] : said;
}

/** How many rows become what; a line for each kind where the file holds more than customers. */
export function countLines(
  one: Pick<CustomerImport, 'counts' | 'byKind'>,
  words: Words,
): readonly string[] {
  const kinds = rowKinds.filter((kind) => one.byKind[kind]);
  const say = ({ new: created, ...others }: RowCounts) =>
    words.t('import.counts', { created, ...others });
  if (kinds.length <= 1) return [say(one.counts)];
  return kinds.map((kind) =>
    words.t('import.ofKind', {
      kind: words.t(`import.kind.${kind}`),
      counts: say(countsOf(one, kind)),
    }),
  );
}

/** Why a row is refused, and where it stands. */
export function refusalLine({ sheet, line, problem }: StagedRow, words: Words): string {
  const sentence = problem ? sayPhrase(problem.phrase, words) : '';
  const said = problem?.column
    ? words.t('import.row', { row: line, column: words.t(problem.column), problem: sentence })
    : words.t('import.rowAlone', { row: line, problem: sentence });
  return sheet === '' ? said : words.t('import.inSheet', { sheet, row: said });
}

/** What became of a list, with the way back. */
export function importDone(
  one: CustomerImport,
  { hours, isQuiet }: { readonly hours: number; readonly isQuiet: boolean },
  words: Words,
): Message {
  const { new: created, changed } = one.counts;
  const sentence = words.t('import.done', { file: one.fileName, created, changed });
  const notes = [
    ...(isQuiet ? [words.t('import.quiet')] : []),
    words.t('import.undoHint', { hours }),
  ];
  const undo = { name: 'import:undo', label: words.t('import.undo'), value: { importId: one.id } };
  return said(sentence, lines(...notes.map((note) => [note])), row(button(undo)));
}

/** What is left of a list that was taken back. */
export function importUndone({ fileName, undone }: CustomerImport, words: Words): Message {
  const { removed = 0, restored = 0, kept = 0 } = undone ?? {};
  const sentence = words.t('import.undone', { file: fileName, removed, restored });
  return said(sentence, ...(kept > 0 ? [lines([words.t('import.kept', { count: kept })])] : []));
}

/** Asks what columns are. */
export function unknownColumns(one: CustomerImport, words: Words): Message {
  const names = one.unknown
    .slice(0, mostAsked)
    .map(({ header }) => header)
    .join(words.t('list.separator'));
  const count = one.unknown.length;
  const sentence = words.t('import.unknown', { file: one.fileName, count, names });
  const value = { importId: one.id };
  return {
    text: escapeText(shorten(sentence, 300)),
    blocks: [
      lines([shorten(sentence, 2_000)]),
      row(
        button(
          { name: 'import:say-columns', label: words.t('import.unknownSay'), value },
          'primary',
        ),
        button({ name: 'import:ignore-columns', label: words.t('import.unknownIgnore'), value }),
      ),
    ],
  };
}

/** The form with a field for each column that is not known. */
export function columnsForm({ id, unknown }: CustomerImport, words: Words): Form {
  const choicesOf = (kind: RowKind) => [
    { value: ignored, label: words.t('import.leaveOut') },
    ...columnsOf[kind].map(({ key, label }) => ({ value: key, label: words.t(label) })),
  ];
  const isOneKind = new Set(unknown.map(({ kind }) => kind)).size === 1;
  const labelOf = ({ header, kind }: UnknownHeader) =>
    isOneKind
      ? header
      : words.t('import.inSheet', { sheet: words.t(`import.kind.${kind}`), row: header });
  return {
    type: 'modal',
    callback_id: 'import:columns',
    private_metadata: JSON.stringify({ importId: id, count: Math.min(unknown.length, mostAsked) }),
    title: { type: 'plain_text', text: shorten(words.t('import.unknownTitle'), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: unknown
      .slice(0, mostAsked)
      .map((one, place) =>
        selectField(
          { id: `column${place}`, label: labelOf(one), value: ignored },
          choicesOf(one.kind),
        ),
      ),
  };
}

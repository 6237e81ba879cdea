import type { StageId } from '../domain/ticket/ticket.ts';
import type { Phrase, UserError } from '../domain/user-error.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button } from './buttons.ts';
import { checkboxField, type FieldChoice, multiSelectField, textField } from './input-fields.ts';
import { escapeText, type Form, type Message, oneLine, shorten } from './message.ts';
import { problemSentence, sayPhrase } from './problem-message.ts';
import { lines } from './rich-text.ts';

/** A stage that can be chosen. */
export type OfferedStage = {
  readonly id: StageId;
  /** `GC-12` */
  readonly reference: string;
  readonly customerName: string;
  readonly name: Phrase;
};

/** What somebody could accept or end. */
export type StagesOffered = {
  readonly accept: readonly OfferedStage[];
  readonly done: readonly OfferedStage[];
};

/** What became of a stage that was chosen; `asked`: its end waits for an approval. */
export type StageOutcome = { readonly reference: string; readonly name: Phrase } & (
  | { readonly became: 'accepted' | 'done' | 'asked'; readonly problem: null }
  | { readonly became: 'refused'; readonly problem: UserError }
);

/** Ours: each takes some ten milliseconds, and Slack waits three seconds for a form's answer. */
export const severalAtOnce = 10;

const noteLimit = 3000;

/** Opens the form for several stages of a queue; null: of the reader's department. */
export const severalButton = (department: string | null, words: Words) =>
  button({ name: 'ticket:several', label: words.t('several.button'), value: { department } });

/** The form in which several stages are accepted and ended. */
export function severalStagesForm(
  { accept, done }: StagesOffered,
  place: { readonly department: string | null; readonly responseUrl: string | null },
  words: Words,
): Form {
  const choices = (stages: readonly OfferedStage[]): FieldChoice[] =>
    stages.map(({ id, reference, customerName, name }) => ({
      value: id,
      label: `${reference} · ${sayPhrase(name, words)} · ${oneLine(customerName)}`,
    }));
  const hint = words.t('several.form.hint', { limit: severalAtOnce });
  const field = (id: string, label: MessageKey, stages: readonly OfferedStage[]) =>
    stages.length === 0
      ? []
      : [
          multiSelectField(
            { id, label: words.t(label), hint, values: [], most: severalAtOnce },
            choices(stages),
          ),
        ];
  return {
    type: 'modal',
    callback_id: 'ticket:several',
    private_metadata: JSON.stringify({
      ...place,
      firstField: done.length > 0 ? 'done' : 'accept',
    }),
    title: { type: 'plain_text', text: shorten(words.t('several.button'), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      ...field('done', 'several.form.done', done),
      ...(done.length === 0
        ? []
        : [
            checkboxField(
              { id: 'documents', label: words.t('ticket.form.documents'), values: [] },
              [{ value: 'all', label: words.t('several.form.allDocuments') }],
            ),
            textField(
              {
                id: 'note',
                label: words.t('ticket.form.note'),
                hint: words.t('several.form.noteHint'),
              },
              { isMultiline: true, limit: noteLimit },
            ),
          ]),
      ...field('accept', 'several.form.accept', accept),
    ],
  };
}

/** What became of the chosen stages, above the queue as it is now. */
export function severalChanged(
  outcomes: readonly StageOutcome[],
  queue: Message,
  words: Words,
): Message {
  const named = ({ reference, name }: StageOutcome) => `${reference} ${sayPhrase(name, words)}`;
  const kinds = ['done', 'asked', 'accepted'] as const;
  const sentences = kinds.flatMap((kind) => {
    const stages = outcomes.filter(({ became }) => became === kind).map(named);
    if (stages.length === 0) return [];
    return [words.t(outcomeKeys[kind], { stages: stages.join(words.t('list.separator')) })];
  });
  const refused = outcomes.flatMap((one) =>
    one.problem === null
      ? []
      : [
          words.t('several.refused', {
            stage: named(one),
            problem: problemSentence(one.problem, words),
          }),
        ],
  );
  const said = [...sentences, ...refused];
  return {
    text: escapeText(shorten(said.join(' '), 300)),
    blocks: [lines(...said.map((one) => [one])), ...queue.blocks],
  };
}

const outcomeKeys = {
  done: 'several.done',
  asked: 'several.asked',
  accepted: 'several.accepted',
} as const satisfies Record<string, MessageKey>;

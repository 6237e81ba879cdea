import type { InputBlock } from '@slack/types';
import { formatReference } from '../domain/reference.ts';
import { reportFields, type Visit } from '../domain/visit.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { type Form, shorten } from './message.ts';

/** In characters; six of them stay below what a card can show. */
const answerLimit = 1_000;

/** What both forms send back with what was filled in. */
const target = (visit: Pick<Visit, 'id' | 'version'>, responseUrl: string | null): string =>
  JSON.stringify({ visitId: visit.id, version: visit.version, responseUrl });

function field(
  name: string,
  label: MessageKey,
  { value = '', optional = true }: { readonly value?: string; readonly optional?: boolean },
  words: Words,
): InputBlock {
  return {
    type: 'input',
    block_id: name,
    optional,
    label: { type: 'plain_text', text: words.t(label) },
    element: {
      type: 'plain_text_input',
      action_id: name,
      multiline: true,
      max_length: answerLimit,
      ...(value ? { initial_value: shorten(value, answerLimit) } : {}),
    },
  };
}

function form(
  name: string,
  visit: Visit,
  responseUrl: string | null,
  title: MessageKey,
  blocks: InputBlock[],
  words: Words,
): Form {
  const reference = formatReference('visit', visit.number);
  return {
    type: 'modal',
    callback_id: name,
    private_metadata: target(visit, responseUrl),
    title: { type: 'plain_text', text: shorten(words.t(title, { reference }), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks,
  };
}

/** The visit report: every field optional. */
export function reportForm(visit: Visit, responseUrl: string | null, words: Words): Form {
  const blocks = reportFields.map((name) =>
    field(name, `report.${name}`, { value: visit.report[name] ?? '' }, words),
  );
  return form('visit:report', visit, responseUrl, 'report.title', blocks, words);
}

/** What comes to mind after the visit. */
export function addNoteForm(visit: Visit, responseUrl: string | null, words: Words): Form {
  const input = field('note', 'visit.form.note', { optional: false }, words);
  const hint = { type: 'plain_text', text: words.t('visit.addNoteHint') } as const;
  const blocks = [{ ...input, hint }];
  return form('visit:add-note', visit, responseUrl, 'visit.addNoteTitle', blocks, words);
}

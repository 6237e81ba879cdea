import type { InputBlock } from '@slack/types';
import { formatReference } from '../domain/reference.ts';
import { reportFields, type Visit } from '../domain/visit.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { textField } from './input-fields.ts';
import { type Form, shorten } from './message.ts';

/** In characters; six of them stay below what a card can show. */
const answerLimit = 1_000;

/** What both forms send back with what was filled in. */
const target = (visit: Pick<Visit, 'id' | 'version'>, responseUrl: string | null): string =>
  JSON.stringify({ visitId: visit.id, version: visit.version, responseUrl });

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
    textField(
      { id: name, label: words.t(`report.${name}`), value: visit.report[name] ?? '' },
      { isMultiline: true, limit: answerLimit },
    ),
  );
  return form('visit:report', visit, responseUrl, 'report.title', blocks, words);
}

/** What comes to mind after the visit. */
export function addNoteForm(visit: Visit, responseUrl: string | null, words: Words): Form {
  const note = textField(
    {
      id: 'note',
      label: words.t('visit.form.note'),
      hint: words.t('visit.addNoteHint'),
      isOptional: false,
    },
    { isMultiline: true, limit: answerLimit },
  );
  return form('visit:add-note', visit, responseUrl, 'visit.addNoteTitle', [note], words);
}

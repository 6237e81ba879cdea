import type { KnownBlock } from '@slack/types';
import type { Words } from '../i18n/words.ts';
import { type Form, shorten } from './message.ts';

const title = (words: Words) =>
  ({ type: 'plain_text', text: shorten(words.t('form.loadingTitle'), 24) }) as const;

/** What stands there until a form is ready. */
export function loadingForm(words: Words): Form {
  return {
    type: 'modal',
    title: title(words),
    blocks: [
      { type: 'section', text: { type: 'plain_text', text: words.t('form.loading'), emoji: true } },
    ],
  };
}

/** What stands there when no form comes of it: why, and what can be done. */
export function noticeForm(blocks: readonly KnownBlock[], words: Words): Form {
  return {
    type: 'modal',
    title: title(words),
    close: { type: 'plain_text', text: words.t('button.close') },
    blocks: [...blocks],
  };
}

import { formatHead, type TrailHead } from '../domain/trail-head.ts';
import type { Words } from '../i18n/words.ts';
import { escapeText, type Message } from './message.ts';
import { code, lines } from './rich-text.ts';

/** One line to look up later: whether the trail of changes still has what it had on a day. */
export function trailHeadPost(head: TrailHead | null, words: Words): Message {
  const title = words.t('trailHead.title');
  const shown = head ? formatHead(head) : '–';
  return {
    text: escapeText(`${title} ${shown}`),
    blocks: [lines([`${title} `, code(shown)])],
  };
}

import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { ChartBlock } from './slack-chart.ts';

/** What Slack shows: blocks, and a plain sentence for notifications and screen readers. */
export type Message = {
  readonly text: string;
  readonly blocks: readonly (KnownBlock | ChartBlock)[];
};

/** A Home tab, as `views.publish` takes it. */
export type Home = HomeView;

/** A form, as `views.open` takes it. */
export type Form = ModalView;

/** A message of ordinary sentences. They are ours: what people typed goes through `rich-text.ts`. */
export function sentences(...lines: readonly string[]): Message {
  const text = lines.join('\n');
  return {
    text: escapeText(text),
    blocks: [{ type: 'section', text: { type: 'plain_text', text, emoji: false } }],
  };
}

/** `overdue 2 · due soon 1`: a figure stays on the line of its name, not alone on the next one. */
export const withFigures = (text: string): string => text.replace(/ (?=\d)/g, '\u00a0');

// Zero-width, direction-changing and control characters let a name look like another one.
const unseen = /[[\p{Default_Ignorable_Code_Point}\p{Cc}]--[\t\n\r]]/v;
// Emoji are put together with them, and some Chinese characters have a selector of their shape.
const unseenAlone =
  /(\p{RGI_Emoji}|(?<=\p{Script=Han})[\u{E0100}-\u{E01EF}])|[[\p{Default_Ignorable_Code_Point}\p{Cc}]--[\t\n\r]]/gv;

/** A text without characters that cannot be seen, and without halves of characters. */
export function visible(typed: string): string {
  const whole = typed.toWellFormed();
  // Most texts have none, and looking for emoji takes long.
  return unseen.test(whole) ? whole.replace(unseenAlone, '$1') : whole;
}

/** A mobile or fixed-line number in the notations of China and abroad, not a longer number. */
const phone =
  /(?<![\d.])(?:\+?\d{1,3}[-\s]?)?(?:1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}|0\d{2,3}[-\s]\d{7,8})(?![\d.])/g;

/** Phone numbers with their middle hidden: others read over a shoulder what a lock screen shows. */
export function maskPhones(text: string): string {
  return text.replace(phone, (number) => {
    const digits = [...number].filter((one) => /\d/.test(one)).length;
    let seen = 0;
    return number.replace(/\d/g, (digit) => {
      seen += 1;
      return seen > digits - 8 && seen <= digits - 4 ? '*' : digit;
    });
  });
}

/**
 * Text for the `text` of a message, where `<!channel>` and `<@U1>` would otherwise ping. It is what
 * notifications show, so phones in it are masked.
 */
export function escapeText(typed: string): string {
  return maskPhones(visible(typed))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** The first characters of a text, by code point, with an ellipsis where some are left out. */
export function shorten(text: string, limit: number): string {
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}

/** A name or a note on one line, without characters that cannot be seen. */
export function oneLine(typed: string): string {
  return visible(typed).replace(/\s+/g, ' ').trim();
}

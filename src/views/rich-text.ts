import type { RichTextBlock, RichTextElement } from '@slack/types';
import type { MessageKey, Words } from '../i18n/words.ts';
import { oneLine, visible } from './message.ts';

/**
 * Rich text takes every word as it is: no markup, no mention and no link can be typed into it.
 * All that people typed is shown through it.
 */
export type Part = string | { readonly bold: string } | RichTextElement;

const element = (part: Part): RichTextElement => {
  if (typeof part === 'string') return { type: 'text', text: visible(part) };
  if ('bold' in part) return { type: 'text', text: oneLine(part.bold), style: { bold: true } };
  return part;
};

/** Slack refuses an empty text, which is also what is left of one that cannot be seen. */
const elementsOf = (parts: readonly Part[]): RichTextElement[] =>
  parts.map(element).filter((one) => one.type !== 'text' || one.text !== '');

export const channel = (channelId: string): RichTextElement => ({
  type: 'channel',
  channel_id: channelId,
});

/** A sentence with a channel in the place of its `{channel}`. */
export function withChannel(
  key: MessageKey,
  channelId: string,
  parameters: Readonly<Record<string, string | number>>,
  words: Words,
): readonly Part[] {
  const [before = '', after = ''] = words
    .t(key, { ...parameters, channel: '\u0000' })
    .split('\u0000');
  return [...withCode(before), channel(channelId), ...withCode(after)];
}

/** A line that can be typed. */
export const code = (text: string): RichTextElement => ({
  type: 'text',
  text,
  style: { code: true },
});

/** A place to open, under the name people know it by. */
export const link = (url: string, text: string): RichTextElement => ({ type: 'link', url, text });

/** A sentence of ours in which `…` marks what can be typed. */
export function withCode(sentence: string): readonly Part[] {
  return sentence
    .split('`')
    .map((part, index) => (index % 2 === 1 ? code(part) : part))
    .filter((part) => part !== '');
}

/** Lines of text, one below the other. */
export function lines(...rows: readonly (readonly Part[])[]): RichTextBlock {
  const elements = rows.flatMap((row, index) => elementsOf(index > 0 ? ['\n', ...row] : row));
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

/** What somebody said, set off as a quotation. */
export function quote(text: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements: elementsOf([text]) }],
  };
}

/** A bulleted list. */
export function bullets(...rows: readonly (readonly Part[])[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: rows.map((row) => ({
          type: 'rich_text_section',
          elements: elementsOf(row),
        })),
      },
    ],
  };
}

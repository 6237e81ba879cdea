import { visible } from './message.ts';

/** A piece of HTML in which everything that people typed is text. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a piece of HTML: texts are escaped, pieces of HTML are not. */
type HtmlValue = string | number | Html | readonly Html[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');

function markupOf(value: HtmlValue): string {
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return value.map(markupOf).join('');
}

/** Puts HTML together: `` html`<b>${name}</b>` ``. Values may stand between tags and in quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const [first = '', ...others] = parts;
  const filled = others.map((part, place) => `${markupOf(values[place] ?? '')}${part}`);
  return new Html(first + filled.join(''));
}

/** A name that can be mentioned, and what stands in a message for it. */
export type Mentionable = { readonly name: string; readonly code: string };

const escapes: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Escapes the three characters that mean something in Slack's text. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => escapes[character] ?? character);
}

const wordCharacter = /[\p{Script=Latin}\p{N}_]/u;

/** Whether the name ends where a word ends; Chinese names need no space after them. */
function endsThere(name: string, next: string | undefined): boolean {
  const last = [...name].at(-1) ?? '';
  return next === undefined || !wordCharacter.test(last) || !wordCharacter.test(next);
}

function mentionAt(
  text: string,
  at: number,
  names: readonly Mentionable[],
): Mentionable | undefined {
  if (at > 0 && wordCharacter.test(text[at - 1] ?? '')) return undefined;
  return names.find(({ name }) => {
    const end = at + name.length;
    const isSame = text.slice(at, end).toLowerCase() === name.toLowerCase();
    return isSame && endsThere(name, text[end]);
  });
}

const address = /^https?:\/\/[^\s<>|"'，。；、）】》]+[^\s<>|"'，。；、）】》.,;:!?)]/i;

/**
 * Text as a person typed it, as Slack stores it: names become codes (`@Mei Lin` → `<@U1>`),
 * web addresses stand in angle brackets, and `&`, `<`, `>` are escaped.
 * @param mentionables Names with their sign, such as `@Mei Lin` or `#sales`; the longest wins.
 */
export function formatTypedText(text: string, mentionables: readonly Mentionable[]): string {
  const names = [...mentionables].sort((one, other) => other.name.length - one.name.length);
  let formatted = '';
  let at = 0;
  while (at < text.length) {
    const mention = mentionAt(text, at, names);
    const link = address.exec(text.slice(at))?.[0];
    if (mention !== undefined) {
      formatted += mention.code;
      at += mention.name.length;
    } else if (link !== undefined) {
      formatted += `<${escapeText(link)}>`;
      at += link.length;
    } else {
      formatted += escapeText(text[at] ?? '');
      at += 1;
    }
  }
  return formatted;
}

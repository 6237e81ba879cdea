import { glyphOfShortcode } from './emoji-shortcodes.ts';

/** One piece of a parsed mrkdwn text; `children` are pieces inside it. */
export type MrkdwnNode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'break' }
  | {
      readonly type: 'bold' | 'italic' | 'strike' | 'quote';
      readonly children: readonly MrkdwnNode[];
    }
  | { readonly type: 'code' | 'pre'; readonly text: string }
  | { readonly type: 'link'; readonly href: string; readonly label: string }
  | {
      readonly type: 'user' | 'channel' | 'group';
      readonly id: string;
      readonly label: string | null;
    }
  | { readonly type: 'broadcast'; readonly range: string }
  | {
      readonly type: 'date';
      /** Unix time in seconds. */
      readonly seconds: number;
      /** Words with tokens in braces, such as `{date_long} {time}`. */
      readonly format: string;
      readonly href: string | null;
      readonly fallback: string;
    }
  | { readonly type: 'emoji'; readonly name: string; readonly glyph: string };

type Found = { readonly node: MrkdwnNode; readonly end: number };

const codeBlock = /```([\s\S]+?)```/g;
const quoteMark = /^(?:>|&gt;) ?/;
const openQuoteMark = /^(?:>>>|&gt;&gt;&gt;) ?/;
const shortcode = /:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?/y;
const bareLink = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?'")\]}，。；：！？、）】》]/y;
const dateToken = /^!date\^(\d+)\^([^^|]+)(?:\^([^|]*))?(?:\|([\s\S]*))?$/;
const wordBefore = /[\p{L}\p{N}]$/u;
const wordAfter = /^[\p{L}\p{N}]/u;
const styles: { readonly [marker: string]: 'bold' | 'italic' | 'strike' } = {
  '*': 'bold',
  _: 'italic',
  '~': 'strike',
};

/** Turns `&lt;`, `&gt;` and `&amp;` back into the characters they stand for. */
export function unescapeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Parses a whole mrkdwn text, with its quotes, code blocks and line breaks. */
export function parseMrkdwn(text: string): readonly MrkdwnNode[] {
  const nodes: MrkdwnNode[] = [];
  let from = 0;
  for (const found of text.matchAll(codeBlock)) {
    nodes.push(...parseLines(text.slice(from, found.index).replace(/\n$/, '')));
    nodes.push({ type: 'pre', text: unescapeEntities((found[1] ?? '').replace(/^\n|\n$/g, '')) });
    from = found.index + found[0].length;
    if (text[from] === '\n') from += 1;
  }
  nodes.push(...parseLines(text.slice(from)));
  return nodes;
}

function parseLines(text: string): MrkdwnNode[] {
  if (text === '') return [];
  const nodes: MrkdwnNode[] = [];
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; ) {
    const quoted = quotedLines(lines, index);
    if (quoted.length > 0) {
      nodes.push({ type: 'quote', children: joinLines(quoted) });
      index += quoted.length;
    } else {
      const previous = nodes.at(-1);
      if (previous !== undefined && previous.type !== 'quote') nodes.push({ type: 'break' });
      else if (previous === undefined && index > 0) nodes.push({ type: 'break' });
      nodes.push(...parseInline(lines[index] ?? ''));
      index += 1;
    }
  }
  return nodes;
}

/** The quoted lines that begin at an index, without their marks; `>>>` takes all that follow. */
function quotedLines(lines: readonly string[], start: number): readonly string[] {
  const first = lines[start] ?? '';
  if (openQuoteMark.test(first)) {
    return [first.replace(openQuoteMark, ''), ...lines.slice(start + 1)];
  }
  const quoted: string[] = [];
  for (const line of lines.slice(start)) {
    if (!quoteMark.test(line)) break;
    quoted.push(line.replace(quoteMark, ''));
  }
  return quoted;
}

function joinLines(lines: readonly string[]): readonly MrkdwnNode[] {
  return lines.flatMap((line, index): readonly MrkdwnNode[] =>
    index === 0 ? parseInline(line) : [{ type: 'break' }, ...parseInline(line)],
  );
}

function parseInline(line: string): MrkdwnNode[] {
  const nodes: MrkdwnNode[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') nodes.push({ type: 'text', text: unescapeEntities(plain) });
    plain = '';
  };
  for (let at = 0; at < line.length; ) {
    const found = findAt(line, at);
    if (found === null) {
      plain += line[at] ?? '';
      at += 1;
    } else {
      flush();
      nodes.push(found.node);
      at = found.end;
    }
  }
  flush();
  return nodes;
}

function findAt(line: string, at: number): Found | null {
  const character = line[at] ?? '';
  if (character === '<') return findAngled(line, at);
  if (character === '`') return findCode(line, at);
  if (character === ':') return findEmoji(line, at);
  if (character === 'h') return findBareLink(line, at);
  return character in styles ? findStyled(line, at) : null;
}

function findAngled(line: string, at: number): Found | null {
  const close = line.indexOf('>', at);
  if (close < 0) return null;
  const node = readAngled(line.slice(at + 1, close));
  return node === null ? null : { node, end: close + 1 };
}

function readAngled(inside: string): MrkdwnNode | null {
  const date = dateToken.exec(inside);
  if (date !== null) {
    return {
      type: 'date',
      seconds: Number(date[1]),
      format: unescapeEntities(date[2] ?? ''),
      href: date[3] === undefined || date[3] === '' ? null : unescapeEntities(date[3]),
      fallback: unescapeEntities(date[4] ?? ''),
    };
  }
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? null : unescapeEntities(inside.slice(bar + 1));
  if (target.startsWith('@')) return { type: 'user', id: target.slice(1), label };
  if (target.startsWith('#')) return { type: 'channel', id: target.slice(1), label };
  if (target.startsWith('!subteam^')) return { type: 'group', id: target.slice(9), label };
  if (target.startsWith('!')) return { type: 'broadcast', range: target.slice(1) };
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return null;
  const href = unescapeEntities(target);
  return { type: 'link', href, label: label ?? href.replace(/^mailto:/, '') };
}

function findCode(line: string, at: number): Found | null {
  const close = line.indexOf('`', at + 1);
  if (close <= at + 1) return null;
  return {
    node: { type: 'code', text: unescapeEntities(line.slice(at + 1, close)) },
    end: close + 1,
  };
}

function findEmoji(line: string, at: number): Found | null {
  shortcode.lastIndex = at;
  const found = shortcode.exec(line);
  const name = found?.[1];
  const glyph = name === undefined ? null : glyphOfShortcode(name);
  if (found === null || name === undefined || glyph === null) return null;
  return { node: { type: 'emoji', name, glyph }, end: at + found[0].length };
}

function findBareLink(line: string, at: number): Found | null {
  if (wordBefore.test(line.slice(Math.max(0, at - 2), at))) return null;
  bareLink.lastIndex = at;
  const found = bareLink.exec(line);
  if (found === null) return null;
  const href = unescapeEntities(found[0]);
  return { node: { type: 'link', href, label: href }, end: at + found[0].length };
}

/**
 * A styled run. As in the original, a marker next to a letter or digit on its outer side styles
 * nothing, and that goes for Chinese characters too.
 */
function findStyled(line: string, at: number): Found | null {
  const marker = line[at] ?? '';
  const style = styles[marker];
  const next = line[at + 1];
  if (style === undefined || next === undefined || /\s/.test(next) || next === marker) return null;
  if (wordBefore.test(line.slice(Math.max(0, at - 2), at))) return null;
  const close = findClosing(line, at + 1, marker);
  if (close < 0) return null;
  return {
    node: { type: style, children: parseInline(line.slice(at + 1, close)) },
    end: close + 1,
  };
}

function findClosing(line: string, from: number, marker: string): number {
  for (let at = from; at < line.length; at += 1) {
    const character = line[at] ?? '';
    const skipped =
      character === '<' ? findAngled(line, at) : character === '`' ? findCode(line, at) : null;
    if (skipped !== null) {
      at = skipped.end - 1;
    } else if (character === marker && at > from) {
      const isAfterWord = !/\s/.test(line[at - 1] ?? ' ');
      if (isAfterWord && !wordAfter.test(line.slice(at + 1, at + 3))) return at;
    }
  }
  return -1;
}

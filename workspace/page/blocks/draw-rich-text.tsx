import { Fragment, type ReactNode } from 'react';
import type { SlackJson } from '../../protocol.ts';
import { glyphOfShortcode } from '../emoji-shortcodes.ts';
import { keyByPosition } from '../key-by-position.ts';
import { isTrueAt, numberAt, objectAt, objectsAt, stringAt, typeOf } from '../read-slack-json.ts';
import { ChannelMention, DateWords, Emoji, PersonMention, SafeLink } from './draw-text.tsx';

/** A `rich_text` block, or a table cell that holds one. */
export function RichText({ block }: { block: SlackJson }) {
  return (
    <div className="rich-text">
      {keyByPosition(objectsAt(block, 'elements')).map(({ key, item }) => (
        <RichPart key={key} part={item} />
      ))}
    </div>
  );
}

function RichPart({ part }: { part: SlackJson }) {
  const inside = objectsAt(part, 'elements');
  switch (typeOf(part)) {
    case 'rich_text_section':
      return <p>{drawInline(inside)}</p>;
    case 'rich_text_quote':
      return <blockquote>{drawInline(inside)}</blockquote>;
    case 'rich_text_preformatted':
      return <pre>{drawInline(inside)}</pre>;
    case 'rich_text_list':
      return <RichList list={part} />;
    default:
      return null;
  }
}

function RichList({ list }: { list: SlackJson }) {
  const items = keyByPosition(objectsAt(list, 'elements')).map(({ key, item }) => (
    <li key={key}>{drawInline(objectsAt(item, 'elements'))}</li>
  ));
  const className = `indent-${Math.min(numberAt(list, 'indent') ?? 0, 4)}`;
  if (stringAt(list, 'style') !== 'ordered') return <ul className={className}>{items}</ul>;
  return (
    <ol className={className} start={(numberAt(list, 'offset') ?? 0) + 1}>
      {items}
    </ol>
  );
}

function drawInline(elements: readonly SlackJson[]): ReactNode {
  return keyByPosition(elements).map(({ key, item }) => (
    <Fragment key={key}>{styled(item, drawElement(item))}</Fragment>
  ));
}

function drawElement(element: SlackJson): ReactNode {
  const name = stringAt(element, 'name') ?? '';
  const url = stringAt(element, 'url');
  switch (typeOf(element)) {
    case 'text':
      return <span className="plain">{stringAt(element, 'text') ?? ''}</span>;
    case 'link':
      return url === null ? null : (
        <SafeLink href={url}>{stringAt(element, 'text') ?? url}</SafeLink>
      );
    case 'emoji': {
      const glyph = glyphOfShortcode(name);
      return glyph === null ? `:${name}:` : <Emoji name={name} glyph={glyph} />;
    }
    case 'user':
      return <PersonMention id={stringAt(element, 'user_id') ?? ''} label={null} />;
    case 'channel':
      return <ChannelMention id={stringAt(element, 'channel_id') ?? ''} label={null} />;
    case 'usergroup':
      return <span className="mention">@{stringAt(element, 'usergroup_id') ?? ''}</span>;
    case 'broadcast':
      return <span className="mention me">@{stringAt(element, 'range') ?? ''}</span>;
    case 'color':
      return <code>{stringAt(element, 'value') ?? ''}</code>;
    case 'date':
      return (
        <DateWords
          seconds={numberAt(element, 'timestamp') ?? Number.NaN}
          format={stringAt(element, 'format') ?? '{date_long}'}
          href={url}
          fallback={stringAt(element, 'fallback') ?? ''}
        />
      );
    default:
      return null;
  }
}

function styled(element: SlackJson, drawn: ReactNode): ReactNode {
  const style = objectAt(element, 'style');
  if (style === null) return drawn;
  let result = drawn;
  if (isTrueAt(style, 'code')) result = <code>{result}</code>;
  if (isTrueAt(style, 'bold')) result = <strong>{result}</strong>;
  if (isTrueAt(style, 'italic')) result = <em>{result}</em>;
  if (isTrueAt(style, 'strike')) result = <s>{result}</s>;
  if (isTrueAt(style, 'underline')) result = <u>{result}</u>;
  return result;
}

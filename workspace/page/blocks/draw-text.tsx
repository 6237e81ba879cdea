import { Fragment, type ReactNode, useMemo } from 'react';
import type { SlackJson } from '../../protocol.ts';
import { fillShortcodes } from '../emoji-shortcodes.ts';
import { formatSlackDate } from '../format-slack-date.ts';
import { keyByPosition } from '../key-by-position.ts';
import { languageOfText } from '../language-of-text.ts';
import { usePage } from '../page-context.ts';
import { type MrkdwnNode, parseMrkdwn } from '../parse-mrkdwn.ts';
import { stringAt, typeOf } from '../read-slack-json.ts';

/** A text object: mrkdwn is formatted, plain text keeps its line breaks and emoji. */
export function TextObject({ text }: { text: SlackJson }) {
  const { reader } = usePage();
  const words = stringAt(text, 'text') ?? '';
  if (typeOf(text) === 'mrkdwn') return <Mrkdwn text={words} />;
  return (
    <span className="plain" lang={languageOfText(words, reader.locale)}>
      {fillShortcodes(words)}
    </span>
  );
}

/** A mrkdwn text as the person reads it. */
export function Mrkdwn({ text }: { text: string }) {
  const { reader } = usePage();
  const nodes = useMemo(() => parseMrkdwn(text), [text]);
  return (
    <div className="mrkdwn" lang={languageOfText(text, reader.locale)}>
      {drawNodes(nodes)}
    </div>
  );
}

function drawNodes(nodes: readonly MrkdwnNode[]): ReactNode {
  return keyByPosition(nodes).map(({ key, item }) => (
    <Fragment key={key}>{drawNode(item)}</Fragment>
  ));
}

function drawNode(node: MrkdwnNode): ReactNode {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'break':
      return <br />;
    case 'bold':
      return <strong>{drawNodes(node.children)}</strong>;
    case 'italic':
      return <em>{drawNodes(node.children)}</em>;
    case 'strike':
      return <s>{drawNodes(node.children)}</s>;
    case 'quote':
      return <blockquote>{drawNodes(node.children)}</blockquote>;
    case 'code':
      return <code>{node.text}</code>;
    case 'pre':
      return <pre>{node.text}</pre>;
    case 'link':
      return <SafeLink href={node.href}>{fillShortcodes(node.label)}</SafeLink>;
    case 'user':
      return <PersonMention id={node.id} label={node.label} />;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />;
    case 'group':
      return <span className="mention">@{node.label?.replace(/^@/, '') ?? node.id}</span>;
    case 'broadcast':
      return <span className="mention me">@{node.range}</span>;
    case 'emoji':
      return <Emoji name={node.name} glyph={node.glyph} />;
    case 'date':
      return (
        <DateWords
          seconds={node.seconds}
          format={node.format}
          href={node.href}
          fallback={node.fallback}
        />
      );
  }
}

/** A link that opens beside the page; an address that is no web, mail or phone one stays text. */
export function SafeLink({ href, children }: { href: string; children: ReactNode }) {
  if (!/^(?:https?|mailto|tel):/i.test(href)) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

/** An emoji with its name for those who do not see it. */
export function Emoji({ name, glyph }: { name: string; glyph: string }) {
  return (
    <span role="img" className="emoji" aria-label={name.replaceAll('_', ' ')}>
      {glyph}
    </span>
  );
}

/** A person's name, marked when it is the reader's own. */
export function PersonMention({ id, label }: { id: string; label: string | null }) {
  const { state } = usePage();
  const person = state.people.find((someone) => someone.id === id);
  const name = person?.name ?? (id === state.app.botUserId ? state.app.name : (label ?? id));
  return <span className={id === state.personId ? 'mention me' : 'mention'}>@{name}</span>;
}

/** A channel's name; pressing it opens the channel. */
export function ChannelMention({ id, label }: { id: string; label: string | null }) {
  const { state, openChannel } = usePage();
  const channel = state.channels.find((one) => one.id === id);
  if (channel === undefined) return <span className="mention">#{label ?? id}</span>;
  return (
    <button type="button" className="mention" onClick={() => openChannel(id)}>
      #{channel.name}
    </button>
  );
}

/** A moment in the reader's zone and language. */
export function DateWords(props: {
  readonly seconds: number;
  readonly format: string;
  readonly href: string | null;
  readonly fallback: string;
}) {
  const { reader } = usePage();
  const words = formatSlackDate(props.seconds, props.format, reader);
  if (words === null) return <span>{props.fallback}</span>;
  const time = (
    <time dateTime={new Date(props.seconds * 1000).toISOString()} title={props.fallback}>
      {words}
    </time>
  );
  return props.href === null ? time : <SafeLink href={props.href}>{time}</SafeLink>;
}

import { type MouseEvent, memo, useMemo, useState } from 'react';
import type { WorkspaceMessage } from '../../protocol.ts';
import { momentOf } from '../arrange-messages.ts';
import { Avatar } from '../avatar.tsx';
import { Blocks } from '../blocks/draw-blocks.tsx';
import { Mrkdwn } from '../blocks/draw-text.tsx';
import { LongText } from '../blocks/long-text.tsx';
import { timeOfDay, writeInFull } from '../format-slack-date.ts';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import { SurfaceContext, useSurface } from '../use-surface.ts';
import { MessageFiles } from './message-files.tsx';
import { MessageTools } from './message-tools.tsx';

type MessageRowProps = {
  readonly message: WorkspaceMessage;
  /** The author's name and picture stand above it. */
  readonly isFirst: boolean;
  readonly replyCount: number;
  /** `null` inside a thread. */
  readonly onOpenThread: ((ts: string) => void) | null;
};

/** One message. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, isFirst, replyCount, onOpenThread } = props;
  const { state, words, reader } = usePage();
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const { authorId, ts } = message;
  const isApp = authorId === state.app.botUserId;
  const author = state.people.find(({ id }) => id === authorId)?.name;
  const name = isApp ? state.app.name : (author ?? words.someone);
  const isEphemeral = message.ephemeralFor !== null;
  const openThread = onOpenThread === null || isEphemeral ? null : () => onOpenThread(ts);
  // A long press on a touch screen; the mouse keeps the browser's own menu.
  const onContextMenu = (event: MouseEvent) => {
    const { nativeEvent } = event;
    if (!(nativeEvent instanceof PointerEvent) || nativeEvent.pointerType !== 'touch') return;
    event.preventDefault();
    setIsMenuOpen(true);
  };
  return (
    <li className={classOf(isFirst, isEphemeral)} data-ts={ts} onContextMenu={onContextMenu}>
      <div className="gutter">
        {isFirst ? (
          <Avatar id={authorId} name={name} isApp={isApp} />
        ) : (
          <time className="gutter-time" aria-hidden="true">
            {timeOfDay(momentOf(ts), reader)}
          </time>
        )}
      </div>
      <article className="message-body">
        {isEphemeral ? (
          <p className="ephemeral-note">
            <Glyph name="eye" />
            {words.onlyVisibleToYou}
          </p>
        ) : null}
        <header className={isFirst ? 'by-line' : 'by-line sr-only'}>
          <strong>{name}</strong>
          {isApp ? <span className="app-mark">{words.app}</span> : null}
          <time
            dateTime={new Date(momentOf(ts)).toISOString()}
            title={writeInFull(momentOf(ts), reader)}
          >
            {timeOfDay(momentOf(ts), reader)}
          </time>
        </header>
        <div className={message.isEdited ? 'content edited' : 'content'}>
          <MessageContent message={message} />
          {message.isEdited ? <small> ({words.edited})</small> : null}
        </div>
        <MessageFiles files={message.files} deletedFileIds={message.deletedFileIds} />
        {openThread !== null && replyCount > 0 ? (
          <button type="button" className="replies" onClick={openThread}>
            <Glyph name="reply" />
            {words.replyCount(replyCount)}
          </button>
        ) : null}
      </article>
      <MessageTools
        message={message}
        onOpenThread={openThread}
        isMenuOpen={isMenuOpen}
        onMenu={setIsMenuOpen}
      />
    </li>
  );
});

function MessageContent({ message }: { message: WorkspaceMessage }) {
  const { notify } = usePage();
  const { channelId, ts, blocks, text } = message;
  const place = useMemo(() => ({ kind: 'message', channelId, ts }) as const, [channelId, ts]);
  const surface = useSurface({ place, blocks, notify });
  if (blocks.length === 0) {
    return (
      <LongText>
        <Mrkdwn text={text} />
      </LongText>
    );
  }
  return (
    <SurfaceContext value={surface}>
      <Blocks blocks={blocks} />
    </SurfaceContext>
  );
}

function classOf(isFirst: boolean, isEphemeral: boolean): string {
  return `message${isFirst ? ' first' : ''}${isEphemeral ? ' ephemeral' : ''}`;
}

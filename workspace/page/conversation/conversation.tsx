import { useMemo, useRef, useState } from 'react';
import type { WorkspaceChannel } from '../../protocol.ts';
import { arrangeChannel, arrangeThread, type MessageDay } from '../arrange-messages.ts';
import { Avatar } from '../avatar.tsx';
import { nameOfDay } from '../format-slack-date.ts';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import { Composer } from './composer.tsx';
import { MessageRow } from './message-row.tsx';
import { useNewestInSight } from './use-newest-in-sight.ts';

/** A channel or direct message: its messages, the composer, and the thread beside it. */
export function Conversation({ channel, title }: { channel: WorkspaceChannel; title: string }) {
  const { state, words, reader } = usePage();
  const [threadTs, setThreadTs] = useState<string | null>(null);
  const isDirect = channel.kind === 'direct';
  const days = useMemo(
    () => arrangeChannel(state.messages, channel.id, reader.timeZone),
    [state.messages, channel.id, reader.timeZone],
  );
  return (
    <div className={threadTs === null ? 'conversation' : 'conversation with-thread'}>
      <section className="stream" aria-label={title}>
        <header className="head">
          {isDirect ? (
            <Avatar id={state.app.botUserId} name={state.app.name} isApp />
          ) : (
            <Glyph name="hash" />
          )}
          <h1>{isDirect ? title : channel.name}</h1>
          <small>{isDirect ? words.app : words.memberCount(channel.memberIds.length)}</small>
        </header>
        <MessageList
          days={days}
          emptyWords={isDirect ? words.emptyDirect : words.emptyChannel}
          onOpenThread={setThreadTs}
        />
        <Composer channelId={channel.id} threadTs={null} placeholder={words.writeTo(title)} />
      </section>
      {threadTs === null ? null : (
        <ThreadPane
          key={threadTs}
          channel={channel}
          title={title}
          threadTs={threadTs}
          onClose={() => setThreadTs(null)}
        />
      )}
    </div>
  );
}

function ThreadPane(props: {
  readonly channel: WorkspaceChannel;
  readonly title: string;
  readonly threadTs: string;
  readonly onClose: () => void;
}) {
  const { channel, title, threadTs, onClose } = props;
  const { state, words, reader } = usePage();
  const days = useMemo(
    () => arrangeThread(state.messages, channel.id, threadTs, reader.timeZone),
    [state.messages, channel.id, threadTs, reader.timeZone],
  );
  return (
    <aside className="thread" aria-label={words.thread}>
      <header className="head">
        <h2>{words.thread}</h2>
        <small>{title}</small>
        <button
          type="button"
          className="icon-button"
          aria-label={words.closeThread}
          onClick={onClose}
        >
          <Glyph name="cross" />
        </button>
      </header>
      <MessageList days={days} emptyWords="" onOpenThread={null} />
      <Composer channelId={channel.id} threadTs={threadTs} placeholder={words.writeReply} />
    </aside>
  );
}

function MessageList(props: {
  readonly days: readonly MessageDay[];
  readonly emptyWords: string;
  readonly onOpenThread: ((ts: string) => void) | null;
}) {
  const { days, emptyWords, onOpenThread } = props;
  const { reader } = usePage();
  const frame = useRef<HTMLDivElement>(null);
  useNewestInSight(frame);
  return (
    <div ref={frame} className="messages">
      <div className="messages-inside" aria-live="polite">
        {days.length === 0 ? <p className="empty">{emptyWords}</p> : null}
        {days.map(({ day, moment, messages }) => (
          <section key={day} className="day">
            <h3 className="day-name">
              <span>{nameOfDay(moment, reader)}</span>
            </h3>
            <ol className="message-list">
              {messages.map(({ message, isFirst, replyCount }) => (
                <MessageRow
                  key={message.ts}
                  message={message}
                  isFirst={isFirst}
                  replyCount={replyCount}
                  onOpenThread={onOpenThread}
                />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </div>
  );
}

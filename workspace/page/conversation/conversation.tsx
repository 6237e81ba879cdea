import { useCallback, useEffect, useMemo, useState } from 'react';
import type { WorkspaceChannel } from '../../protocol.ts';
import { AppHead } from '../app-head.tsx';
import { arrangeChannel, arrangeThread } from '../arrange-messages.ts';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import { useOpenTab } from '../use-open-tab.ts';
import { Composer } from './composer.tsx';
import { EmptyConversation } from './empty-conversation.tsx';
import { FileDrop } from './file-drop.tsx';
import { MessageList } from './message-list.tsx';
import { useAttachments } from './use-attachments.ts';

type ConversationProps = {
  readonly channel: WorkspaceChannel;
  readonly title: string;
  /** Epoch milliseconds: what is later was new when it was opened; `null` where nothing was. */
  readonly newSince: number | null;
};

/** A channel or direct message: its messages, the composer, and the thread beside it. */
export function Conversation({ channel, title, newSince }: ConversationProps) {
  const [threadTs, setThreadTs] = useState<string | null>(null);
  return (
    <div className={threadTs === null ? 'conversation' : 'conversation with-thread'}>
      <Stream channel={channel} title={title} newSince={newSince} onOpenThread={setThreadTs} />
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

function Stream(props: ConversationProps & { readonly onOpenThread: (ts: string) => void }) {
  const { channel, title, newSince, onOpenThread } = props;
  const { state, words, reader } = usePage();
  const attachments = useAttachments();
  const [suggestion, setSuggestion] = useState<{ readonly text: string } | null>(null);
  const suggest = useCallback((text: string) => setSuggestion({ text }), []);
  const days = useMemo(
    () => arrangeChannel(state.messages, channel.id, reader.timeZone),
    [state.messages, channel.id, reader.timeZone],
  );
  const place = useMemo(() => ({ channelId: channel.id, threadTs: null }), [channel.id]);
  return (
    <FileDrop as="section" className="stream" label={title} onFiles={attachments.add}>
      {channel.kind === 'direct' ? <DirectHead /> : <ChannelHead channel={channel} />}
      <MessageList
        days={days}
        empty={<EmptyConversation channel={channel} onSuggest={suggest} />}
        newSince={newSince}
        onOpenThread={onOpenThread}
      />
      <Composer
        place={place}
        placeholder={words.writeTo(title)}
        attachments={attachments}
        suggestion={suggestion}
      />
    </FileDrop>
  );
}

function ChannelHead({ channel }: { channel: WorkspaceChannel }) {
  const { words } = usePage();
  return (
    <header className="head">
      <Glyph name="hash" />
      <h1 title={channel.name}>{channel.name}</h1>
      <small>{words.memberCount(channel.memberIds.length)}</small>
    </header>
  );
}

function DirectHead() {
  useOpenTab('messages');
  return <AppHead tab="messages" />;
}

function ThreadPane(
  props: Omit<ConversationProps, 'newSince'> & {
    readonly threadTs: string;
    readonly onClose: () => void;
  },
) {
  const { channel, title, threadTs, onClose } = props;
  const { state, words, reader } = usePage();
  const attachments = useAttachments();
  const days = useMemo(
    () => arrangeThread(state.messages, channel.id, threadTs, reader.timeZone),
    [state.messages, channel.id, threadTs, reader.timeZone],
  );
  const place = useMemo(() => ({ channelId: channel.id, threadTs }), [channel.id, threadTs]);
  useCloseOnEscape(onClose);
  return (
    <FileDrop as="aside" className="thread" label={words.thread} onFiles={attachments.add}>
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
      <MessageList days={days} empty={null} newSince={null} onOpenThread={null} />
      <Composer place={place} placeholder={words.writeReply} attachments={attachments} takesFocus />
    </FileDrop>
  );
}

/** Closes by the Escape key, unless a menu, a list or a dialog above took it. */
function useCloseOnEscape(onClose: () => void): void {
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      const isAbove = document.querySelector('dialog[open], :popover-open') !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !isAbove) onClose();
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [onClose]);
}

import { useCallback, useEffect, useMemo, useState } from 'react';
import type { WorkspaceChannel, WorkspaceState } from '../protocol.ts';
import { Conversation } from './conversation/conversation.tsx';
import { Glyph } from './glyph.tsx';
import { HomeTab } from './home-tab.tsx';
import { type Page, PageContext } from './page-context.ts';
import { Sidebar } from './sidebar.tsx';
import { useConfirm } from './use-confirm.tsx';
import { type PageLocation, useLocation } from './use-location.ts';
import { type SpokenNotice, useNotice } from './use-notice.ts';
import { useNow } from './use-now.ts';
import { useUnread } from './use-unread.ts';
import { useWorkspace } from './use-workspace.ts';
import { ViewDialog } from './view-dialog.tsx';
import { type Words, wordsFor } from './words.ts';

/** The whole page: loading, failing, or a person's workspace. */
export function WorkspacePage() {
  const [location, go] = useLocation();
  const workspace = useWorkspace(location.personId);
  const { state } = workspace;
  if (state === null) {
    return <Waiting hasFailed={workspace.hasFailed} onTryAgain={workspace.tryAgain} />;
  }
  return (
    <PersonPage
      // Another person's page begins afresh: drafts, open threads and choices are not theirs.
      key={state.personId}
      state={state}
      isConnected={workspace.isConnected && !workspace.hasFailed}
      location={location}
      go={go}
    />
  );
}

function Waiting({ hasFailed, onTryAgain }: { hasFailed: boolean; onTryAgain: () => void }) {
  const words = wordsFor(navigator.language);
  if (!hasFailed) {
    return (
      <main className="waiting" aria-busy>
        <p>{words.loading}</p>
      </main>
    );
  }
  return (
    <main className="waiting">
      <p role="alert">{words.cannotOpen}</p>
      <button type="button" className="button primary filled" onClick={onTryAgain}>
        {words.tryAgain}
      </button>
    </main>
  );
}

function PersonPage(props: {
  readonly state: WorkspaceState;
  readonly isConnected: boolean;
  readonly location: PageLocation;
  readonly go: (location: PageLocation) => void;
}) {
  const { state, isConnected, location, go } = props;
  const { personId } = state;
  const person = state.people.find(({ id }) => id === personId);
  const locale = person?.locale ?? 'en-US';
  const words = wordsFor(locale);
  const now = useNow(state.clock);
  const { notice, notify, dismiss } = useNotice();
  const { confirm, dialog } = useConfirm(words);
  const [drafts] = useState(() => new Map<string, string>());

  const channels = useMemo(() => channelsOf(state), [state]);
  const channel =
    location.at === 'home' && state.app.hasHome
      ? null
      : (channels.find(({ id }) => id === location.at) ?? channels[0] ?? null);
  const { unread, newSince } = useUnread(state, channel?.id ?? null);
  const unreadTotal = [...unread.values()].reduce((sum, count) => sum + count, 0);

  // A failure is about what was on screen when it happened.
  const openChannel = useCallback(
    (at: string) => {
      dismiss();
      go({ personId, at });
    },
    [dismiss, go, personId],
  );

  const timeZone = person?.timeZone ?? 'UTC';
  const conversationId = channel?.id ?? null;
  const reader = useMemo(() => ({ locale, timeZone, now }), [locale, timeZone, now]);
  const page: Page = useMemo(
    () => ({
      state,
      words,
      reader,
      conversationId,
      notify,
      confirm,
      drafts,
      openChannel,
    }),
    [state, words, reader, conversationId, notify, confirm, drafts, openChannel],
  );

  const title = channel === null ? state.app.name : titleOf(channel, state);
  const windowTitle = `${title} · ${words.workspace}`;
  useDocument(locale, unreadTotal === 0 ? windowTitle : `(${unreadTotal}) ${windowTitle}`, words);

  return (
    <PageContext value={page}>
      <div className="page">
        <Sidebar
          channels={channels}
          at={channel?.id ?? 'home'}
          unread={unread}
          onOpen={openChannel}
          // A channel is everybody's; the conversation with the app is each person's own.
          onSwitch={(nextId) =>
            go({
              personId: nextId,
              at: channel?.kind === 'direct' ? null : (channel?.id ?? 'home'),
            })
          }
        />
        <main className="main">
          {isConnected ? null : (
            <p className="banner" role="status">
              {words.disconnected}
            </p>
          )}
          {channel === null ? (
            <HomeTab />
          ) : (
            <Conversation key={channel.id} channel={channel} title={title} newSince={newSince} />
          )}
          {notice === null ? null : <Notice notice={notice} words={words} onDismiss={dismiss} />}
        </main>
        {state.openViews.map((open, position) => (
          <ViewDialog
            key={open.id}
            open={open}
            isOnTop={position === state.openViews.length - 1}
            isPushed={position > 0}
          />
        ))}
        {dialog}
      </div>
    </PageContext>
  );
}

function Notice(props: {
  readonly notice: SpokenNotice;
  readonly words: Words;
  readonly onDismiss: () => void;
}) {
  const { sentence, kind } = props.notice;
  return (
    <div className={`notice ${kind}`} role={kind === 'news' ? 'status' : 'alert'}>
      <span>{sentence}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={props.words.dismiss}
        onClick={props.onDismiss}
      >
        <Glyph name="cross" />
      </button>
    </div>
  );
}

/** Sets the window's language and title, and fetches what must be there when nothing can be. */
function useDocument(locale: string, title: string, words: Words): void {
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = title;
  }, [locale, title]);
  useEffect(() => {
    // The font comes in slices; those of the words for a lost connection cannot come after it is.
    const font = '400 1em "Noto Sans SC Variable"';
    void document.fonts.load(font, words.disconnected + words.noAnswer);
  }, [words]);
}

/** The channels a person is in, and their own direct messages, in the order they are listed. */
function channelsOf({ channels, personId }: WorkspaceState): readonly WorkspaceChannel[] {
  return channels.filter((channel) =>
    channel.kind === 'direct'
      ? channel.personId === personId
      : channel.memberIds.includes(personId),
  );
}

function titleOf(channel: WorkspaceChannel, state: WorkspaceState): string {
  return channel.kind === 'direct' ? state.app.name : `#${channel.name}`;
}

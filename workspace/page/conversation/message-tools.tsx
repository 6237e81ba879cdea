import { useRef } from 'react';
import type { WorkspaceMessage } from '../../protocol.ts';
import { MenuButton, type MenuItem } from '../elements/menu-button.tsx';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import { useShortcut } from '../use-shortcut.ts';

/** What can be done with a message: reply, and the menu with the app's shortcuts. */
export function MessageTools(props: {
  readonly message: WorkspaceMessage;
  /** `null` where there is no thread to open. */
  readonly onOpenThread: (() => void) | null;
  readonly isMenuOpen: boolean;
  readonly onMenu: (isOpen: boolean) => void;
}) {
  const { message, onOpenThread, isMenuOpen, onMenu } = props;
  const { state, words, notify } = usePage();
  const { choose, isBusy } = useShortcut();
  const tools = useRef<HTMLDivElement>(null);
  const { channelId, ts } = message;

  const copy = async () => {
    const content = tools.current?.parentElement?.querySelector<HTMLElement>('.content');
    try {
      await navigator.clipboard.writeText(content?.innerText ?? message.text);
      notify(words.copied, 'news');
    } catch (error) {
      // A browser may refuse, and one that is not on this machine has no clipboard to give.
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      notify(words.notCopied);
    }
  };
  const ofApp = message.ephemeralFor === null ? state.shortcuts : [];
  const items: readonly MenuItem[] = [
    ...ofApp
      .filter(({ type }) => type === 'message')
      .map(({ callbackId, name, description }) => ({
        key: callbackId,
        label: name,
        description,
        onPick: () => choose(callbackId, { channelId, ts }),
      })),
    ...(onOpenThread === null
      ? []
      : [{ key: 'reply', label: words.replyInThread, description: null, onPick: onOpenThread }]),
    { key: 'copy', label: words.copyText, description: null, onPick: () => void copy() },
  ];
  return (
    <div ref={tools} className={isMenuOpen || isBusy ? 'message-tools open' : 'message-tools'}>
      {onOpenThread === null ? null : (
        <button
          type="button"
          className="icon-button"
          aria-label={words.replyInThread}
          title={words.replyInThread}
          onClick={onOpenThread}
        >
          <Glyph name="reply" />
        </button>
      )}
      <MenuButton
        label={words.moreActions}
        className="icon-button"
        glyph="more"
        isBusy={isBusy}
        isOpen={isMenuOpen}
        onOpen={onMenu}
        items={items}
      />
    </div>
  );
}

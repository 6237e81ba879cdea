import { type ReactNode, useCallback, useState } from 'react';
import type { SlackJson } from '../protocol.ts';
import { TextObject } from './blocks/draw-text.tsx';
import { fillShortcodes } from './emoji-shortcodes.ts';
import { ModalFrame } from './modal-frame.tsx';
import { objectAt, stringAt, textAt } from './read-slack-json.ts';
import type { Words } from './words.ts';

type Question = { readonly json: SlackJson; readonly settle: (isYes: boolean) => void };

/** Asks Slack's confirm questions; the answered node draws the one that is open. */
export function useConfirm(words: Words): {
  readonly confirm: (question: SlackJson) => Promise<boolean>;
  readonly dialog: ReactNode;
} {
  const [open, setOpen] = useState<Question | null>(null);
  const confirm = useCallback(
    (json: SlackJson) =>
      new Promise<boolean>((resolve) => {
        const settle = (isYes: boolean) => {
          setOpen(null);
          resolve(isYes);
        };
        setOpen({ json, settle });
      }),
    [],
  );
  const dialog = open === null ? null : <ConfirmDialog question={open} words={words} />;
  return { confirm, dialog };
}

function ConfirmDialog({ question, words }: { question: Question; words: Words }) {
  const { json, settle } = question;
  const text = objectAt(json, 'text');
  const isDanger = stringAt(json, 'style') === 'danger';
  return (
    <ModalFrame
      title={fillShortcodes(textAt(json, 'title') ?? '')}
      kind="confirm"
      dismissLabel={words.dismiss}
      onDismiss={() => settle(false)}
    >
      <div className="modal-body">{text === null ? null : <TextObject text={text} />}</div>
      <footer className="modal-foot">
        <button type="button" className="button" onClick={() => settle(false)}>
          {fillShortcodes(textAt(json, 'deny') ?? words.no)}
        </button>
        <button
          type="button"
          className={isDanger ? 'button danger filled' : 'button primary filled'}
          onClick={() => settle(true)}
        >
          {fillShortcodes(textAt(json, 'confirm') ?? words.yes)}
        </button>
      </footer>
    </ModalFrame>
  );
}

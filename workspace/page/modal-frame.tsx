import {
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { Glyph } from './glyph.tsx';

/** What a dialog is called and how it goes away. */
type ModalFrameProps = {
  readonly title: string;
  readonly kind: 'form' | 'confirm';
  readonly dismissLabel: string;
  /** Dismissing leads back to the dialog below. */
  readonly isAbove?: boolean;
  readonly onDismiss: () => void;
  /** `false` keeps the content but shows nothing: another dialog is on top. */
  readonly isOnTop?: boolean;
  readonly children: ReactNode;
};

const firstField = '[data-focus-on-load] :is(input, textarea), button[data-focus-on-load]';
const anyField = '.modal-body :is(input, textarea), .modal-foot .filled';

/** A dialog above the page: the page behind it rests, the focus goes in and comes back. */
export function ModalFrame(props: ModalFrameProps) {
  const { title, kind, dismissLabel, onDismiss, isAbove = false, isOnTop = true, children } = props;
  const frame = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const dialog = frame.current;
    if (dialog === null || !isOnTop) return;
    dialog.showModal();
    const start =
      dialog.querySelector<HTMLElement>(firstField) ?? dialog.querySelector<HTMLElement>(anyField);
    start?.focus();
    return () => dialog.close();
  }, [isOnTop]);

  const dismiss = (event: SyntheticEvent) => {
    event.preventDefault();
    onDismiss();
  };
  // A browser lets a page hold back only the first of two `cancel` events, but every key.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) dismiss(event);
  };

  return (
    <dialog
      ref={frame}
      className={`modal ${kind}`}
      aria-labelledby={titleId}
      onCancel={dismiss}
      onKeyDown={onKeyDown}
    >
      <header className={isAbove ? 'modal-head above' : 'modal-head'}>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" aria-label={dismissLabel} onClick={onDismiss}>
          <Glyph name={isAbove ? 'left' : 'cross'} />
        </button>
      </header>
      {children}
    </dialog>
  );
}

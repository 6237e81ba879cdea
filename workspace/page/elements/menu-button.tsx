import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Glyph, type GlyphName } from '../glyph.tsx';
import { Floating } from './floating.tsx';

/** One line of a menu. */
export type MenuItem = {
  readonly key: string;
  readonly label: string;
  readonly description: string | null;
  readonly onPick: () => void;
};

/** A button and the menu behind it; who shows it keeps whether it is open. */
export function MenuButton(props: {
  readonly label: string;
  readonly className: string;
  readonly glyph: GlyphName;
  readonly isBusy?: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly items: readonly MenuItem[];
}) {
  const { label, glyph, isBusy = false, isOpen, onOpen, items } = props;
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    onOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-busy={isBusy}
        aria-disabled={isBusy}
        onClick={() => onOpen(!isOpen && !isBusy)}
      >
        <Glyph name={glyph} />
      </button>
      {isOpen ? (
        <Floating anchor={button} className="menu">
          <Menu label={label} items={items} onClose={close} onLeave={() => onOpen(false)} />
        </Floating>
      ) : null}
    </>
  );
}

function Menu(props: {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
  readonly onLeave: () => void;
}) {
  const { label, items, onClose, onLeave } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('button')?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = lines.findIndex((line) => line.contains(document.activeElement));
    const next = nextLine(event.key, at, lines.length);
    if (next !== null) lines[next]?.focus();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onLeave();
      }}
    >
      {items.map(({ key, label: words, description, onPick }) => (
        <button
          key={key}
          type="button"
          role="menuitem"
          className="menu-item"
          onClick={() => {
            onClose();
            onPick();
          }}
        >
          {words}
          {description === null ? null : <small>{description}</small>}
        </button>
      ))}
    </div>
  );
}

function nextLine(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

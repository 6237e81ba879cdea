import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { actionIdOf } from '../collect-view-state.ts';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import { type Choice, readChoice } from '../read-choices.ts';
import { objectsAt, stringAt, typeOf } from '../read-slack-json.ts';
import { useElementSurface } from '../use-surface.ts';
import { Floating } from './floating.tsx';
import type { ElementProps } from './use-field.ts';

/** The button with dots, and the menu of choices behind it. */
export function OverflowElement({ element, blockId }: ElementProps) {
  const { words } = usePage();
  const surface = useElementSurface();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const actionId = actionIdOf(element);
  const isBusy = surface.isBusy(blockId, actionId);

  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  const pick = ({ option }: Choice) => {
    close();
    const url = stringAt(option, 'url');
    if (url !== null && /^https?:/i.test(url)) window.open(url, '_blank', 'noreferrer');
    void surface.act(blockId, actionId, element, {
      type: typeOf(element),
      selected_option: option,
    });
  };
  return (
    <span className="overflow">
      <button
        ref={button}
        type="button"
        className="button more"
        aria-label={words.moreActions}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-busy={isBusy}
        aria-disabled={isBusy}
        onClick={() => setIsOpen(!isOpen && !isBusy)}
      >
        <Glyph name="more" />
      </button>
      {isOpen ? (
        <Floating anchor={button} className="menu">
          <Menu
            label={words.moreActions}
            choices={objectsAt(element, 'options').map(readChoice)}
            onPick={pick}
            onClose={close}
            onLeave={() => setIsOpen(false)}
          />
        </Floating>
      ) : null}
    </span>
  );
}

function Menu(props: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly onPick: (choice: Choice) => void;
  readonly onClose: () => void;
  readonly onLeave: () => void;
}) {
  const { label, choices, onPick, onClose, onLeave } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('button')?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = items.findIndex((item) => item.contains(document.activeElement));
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) items[(at + step + items.length) % items.length]?.focus();
    if (event.key === 'Escape') onClose();
    if (step === 0 && event.key !== 'Escape') return;
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
      {choices.map((choice) => (
        <button
          key={`${choice.value} ${choice.label}`}
          type="button"
          role="menuitem"
          className="menu-item"
          onClick={() => onPick(choice)}
        >
          {choice.label}
          {choice.description === null ? null : <small>{choice.description}</small>}
        </button>
      ))}
    </div>
  );
}

import { useId, useRef } from 'react';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import type { Choice } from '../read-choices.ts';
import { Floating } from './floating.tsx';
import { OptionList } from './option-list.tsx';
import { type ComboboxProps, useCombobox } from './use-combobox.ts';

/** A text input with a list below it: type to narrow it down, pick with a click or the keys. */
export function Combobox(props: ComboboxProps) {
  const { chosen, isMulti, isLoading = false } = props;
  const { words } = usePage();
  const box = useCombobox(props);
  const { isOpen, active, shown } = box;
  const frame = useRef<HTMLDivElement>(null);
  const listId = useId();
  const hasActive = isOpen && shown.length > 0;
  return (
    <div ref={frame} className={isMulti ? 'combobox multi' : 'combobox'}>
      {isMulti ? <Chips chosen={chosen} onRemove={box.remove} /> : null}
      <input
        {...props.control}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={hasActive ? `${listId}-${active}` : undefined}
        placeholder={chosen.length > 0 && isMulti ? '' : props.placeholder}
        value={box.text}
        onClick={box.open}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => box.type(target.value)}
        onBlur={box.leave}
        onKeyDown={box.onKeyDown}
      />
      <Glyph name="down" />
      {isOpen ? (
        <Floating anchor={frame} className="options" isAsWide>
          <OptionList
            id={listId}
            groups={shown}
            active={active}
            chosenValues={chosen.map(({ value }) => value)}
            emptyWords={isLoading ? words.searching : props.emptyWords}
            isBusy={isLoading}
            onPick={box.pick}
          />
        </Floating>
      ) : null}
    </div>
  );
}

function Chips(props: {
  readonly chosen: readonly Choice[];
  readonly onRemove: (choice: Choice) => void;
}) {
  const { words } = usePage();
  return props.chosen.map((choice) => (
    <span key={choice.value} className="chip">
      {choice.label}
      <button
        type="button"
        aria-label={words.remove(choice.label)}
        onClick={() => props.onRemove(choice)}
      >
        <Glyph name="cross" />
      </button>
    </span>
  ));
}

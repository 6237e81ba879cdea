import { useEffect, useRef } from 'react';
import { Glyph } from '../glyph.tsx';
import type { Choice, ChoiceGroup } from '../read-choices.ts';

/** The list below a combobox; the keys stay with the input above it. */
export function OptionList(props: {
  readonly id: string;
  readonly groups: readonly ChoiceGroup[];
  /** Position of the choice that Enter takes, counted over all groups. */
  readonly active: number;
  readonly chosenValues: readonly string[];
  readonly emptyWords: string;
  readonly isBusy: boolean;
  readonly onPick: (choice: Choice) => void;
}) {
  const { id, groups, active, chosenValues, emptyWords, isBusy, onPick } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelectorAll('[role=option]')[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  let position = -1;
  return (
    <div ref={list} id={id} role="listbox" className="option-list" aria-busy={isBusy} tabIndex={-1}>
      {groups.length === 0 ? <p className="neutral">{emptyWords}</p> : null}
      {groups.map((group) => (
        <div key={group.label ?? ''} className="option-group">
          {group.label === null ? null : <p className="group-label">{group.label}</p>}
          {group.choices.map((choice) => {
            position += 1;
            return (
              <Option
                key={choice.value}
                id={`${id}-${position}`}
                choice={choice}
                isActive={position === active}
                isChosen={chosenValues.includes(choice.value)}
                onPick={onPick}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

function Option(props: {
  readonly id: string;
  readonly choice: Choice;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onPick: (choice: Choice) => void;
}) {
  const { id, choice, isActive, isChosen, onPick } = props;
  return (
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className={isActive ? 'option active' : 'option'}
      // The input would lose the focus and close the list before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPick(choice)}
    >
      <span className="option-words">
        <span>{choice.label} </span>
        {choice.description === null ? null : <small>{choice.description}</small>}
      </span>
      {isChosen ? <Glyph name="check" /> : null}
    </button>
  );
}

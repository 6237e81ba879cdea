import { type KeyboardEvent, useState } from 'react';
import { type Choice, type ChoiceGroup, filterChoices } from '../read-choices.ts';
import type { Field } from './use-field.ts';

/** What a list that is typed into offers and answers. */
export type ComboboxProps = {
  readonly control: Field['control'];
  readonly placeholder: string;
  readonly chosen: readonly Choice[];
  readonly isMulti: boolean;
  /** A single choice may be taken back by emptying the text. */
  readonly isOptional: boolean;
  /** All that can be chosen; narrowed down here by what is typed unless `onType` is given. */
  readonly groups: readonly ChoiceGroup[];
  readonly isLoading?: boolean;
  /** Shown instead of an empty list. */
  readonly emptyWords: string;
  /** Hears what is typed, for lists that are narrowed down elsewhere. */
  readonly onType?: (typed: string) => void;
  /** Makes a choice of what was typed where the list has none, as for times. */
  readonly readTyped?: (typed: string) => Choice | null;
  readonly onChoose: (chosen: readonly Choice[]) => void;
};

/** A combobox's state and what its input and list do. */
export type ComboboxState = {
  readonly isOpen: boolean;
  /** Position of the choice that Enter takes. */
  readonly active: number;
  readonly shown: readonly ChoiceGroup[];
  /** What stands in the input. */
  readonly text: string;
  readonly open: () => void;
  readonly type: (text: string) => void;
  readonly pick: (choice: Choice) => void;
  readonly remove: (choice: Choice) => void;
  readonly leave: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** Keeps what is typed, whether the list is open and which choice the keys stand on. */
export function useCombobox(props: ComboboxProps): ComboboxState {
  const { chosen, isMulti, isOptional, onChoose, onType, readTyped } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(0);

  const shown = offer(props, typed ?? '');
  const choices = shown.flatMap((group) => group.choices);
  const single = isMulti ? undefined : chosen[0];

  const open = () => {
    if (isOpen) return;
    const at = choices.findIndex(({ value }) => value === single?.value);
    setIsOpen(true);
    setActive(Math.max(0, at));
    onType?.(typed ?? '');
  };
  const close = () => {
    setIsOpen(false);
    setTyped(null);
  };
  const remove = (choice: Choice) => onChoose(chosen.filter(({ value }) => value !== choice.value));
  const pick = (choice: Choice) => {
    if (!isMulti) onChoose([choice]);
    else if (chosen.some(({ value }) => value === choice.value)) remove(choice);
    else onChoose([...chosen, choice]);
    close();
  };
  const type = (text: string) => {
    setTyped(text);
    setActive(0);
    setIsOpen(true);
    onType?.(text);
  };
  const leave = () => {
    const meant = typed === null || typed.trim() === '' ? null : meantBy(typed, choices, readTyped);
    if (meant !== null) return pick(meant);
    if (typed === '' && isOptional && single !== undefined) onChoose([]);
    close();
  };
  const step = (distance: number) => {
    if (!isOpen || choices.length === 0) open();
    else setActive((active + distance + choices.length) % choices.length);
  };
  const take = () => {
    // While an answer is under way the list still shows what an earlier text brought.
    const choice = props.isLoading === true ? undefined : choices[active];
    if (choice !== undefined) pick(choice);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = chosen.at(-1);
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Backspace' && isMulti && (typed ?? '') === '' && last !== undefined) {
      remove(last);
    } else if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Enter' && isOpen) take();
    else if (event.key === 'Escape' && isOpen) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const text = typed ?? single?.label ?? '';
  return { isOpen, active, shown, text, open, type, pick, remove, leave, onKeyDown };
}

function offer(props: ComboboxProps, typed: string): readonly ChoiceGroup[] {
  if (props.onType !== undefined) return props.groups;
  const narrowed = filterChoices(props.groups, typed);
  const made = typed === '' ? null : (props.readTyped?.(typed) ?? null);
  if (made === null) return narrowed;
  const isListed = (group: ChoiceGroup) => group.choices.some(({ value }) => value === made.value);
  return narrowed.some(isListed) ? narrowed : [{ label: null, choices: [made] }, ...narrowed];
}

/** The choice a text spells out in full, so that leaving the field keeps it. */
function meantBy(
  typed: string,
  choices: readonly Choice[],
  readTyped: ComboboxProps['readTyped'],
): Choice | null {
  const wanted = typed.trim().toLowerCase();
  const spelled = choices.filter(({ label }) => label.toLowerCase() === wanted);
  const [only] = spelled;
  return only !== undefined && spelled.length === 1 ? only : (readTyped?.(typed) ?? null);
}

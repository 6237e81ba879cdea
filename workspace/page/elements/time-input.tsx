import { usePage } from '../page-context.ts';
import { type Choice, makeChoice } from '../read-choices.ts';
import { readTypedTime, writeTimeOfDay } from './calendar-month.ts';
import { Combobox } from './combobox.tsx';
import type { Field } from './use-field.ts';

const halfHours = Array.from({ length: 48 }, (_half, half) => {
  const hours = String(Math.floor(half / 2)).padStart(2, '0');
  return `${hours}:${half % 2 === 0 ? '00' : '30'}`;
});

/** A time of day: the half hours to pick from, and any other time typed. */
export function TimeInput(props: {
  readonly control: Field['control'];
  readonly placeholder: string;
  /** `14:30`, or `null`. */
  readonly time: string | null;
  readonly isOptional: boolean;
  readonly onChoose: (time: string | null) => void;
}) {
  const { words, reader } = usePage();
  const choiceOf = (time: string): Choice =>
    makeChoice(time, writeTimeOfDay(time, reader.locale), null);
  return (
    <Combobox
      control={props.control}
      placeholder={props.placeholder}
      isMulti={false}
      isOptional={props.isOptional}
      groups={[{ label: null, choices: halfHours.map(choiceOf) }]}
      emptyWords={words.nothingFound}
      chosen={props.time === null ? [] : [choiceOf(props.time)]}
      readTyped={(typed) => {
        const time = readTypedTime(typed);
        return time === null ? null : choiceOf(time);
      }}
      onChoose={([choice]) => props.onChoose(choice?.value ?? null)}
    />
  );
}

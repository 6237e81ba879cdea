import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { dayInZone } from '../format-slack-date.ts';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import { Calendar } from './calendar.tsx';
import {
  addDays,
  addMonths,
  type CalendarDay,
  readTypedDate,
  writeCalendarDay,
} from './calendar-month.ts';
import { Floating } from './floating.tsx';
import type { Field } from './use-field.ts';

const steps: { readonly [key: string]: number } = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

/** A date as text with a month to pick from; a typed `2026-03-18` counts as picked. */
export function DateInput(props: {
  readonly control: Field['control'];
  readonly placeholder: string;
  readonly day: CalendarDay | null;
  readonly isOptional: boolean;
  readonly onChoose: (day: CalendarDay | null) => void;
}) {
  const { day, isOptional, onChoose } = props;
  const { reader } = usePage();
  const today = dayInZone(reader.now, reader.timeZone);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState<CalendarDay | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const calendarId = useId();

  const open = () => setActive(active ?? day ?? today);
  const close = () => {
    setActive(null);
    setTyped(null);
  };
  const pick = (picked: CalendarDay) => {
    if (picked !== day) onChoose(picked);
    close();
  };
  const type = (text: string) => {
    setTyped(text);
    setActive(readTypedDate(text) ?? active ?? day ?? today);
  };
  const leave = () => {
    const meant = typed === null ? null : readTypedDate(typed);
    if (meant !== null) return pick(meant);
    if (typed === '' && isOptional && day !== null) onChoose(null);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const isWriting = typed !== null && (event.key === 'ArrowLeft' || event.key === 'ArrowRight');
    if (event.nativeEvent.isComposing || isWriting) return;
    if (active === null) {
      if (event.key !== 'ArrowDown') return;
      open();
    } else if (step !== undefined) setActive(addDays(active, step));
    else if (event.key === 'PageDown') setActive(addMonths(active, 1));
    else if (event.key === 'PageUp') setActive(addMonths(active, -1));
    else if (event.key === 'Enter') pick(readTypedDate(typed ?? '') ?? active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={frame} className="combobox date">
      <input
        {...props.control}
        type="text"
        autoComplete="off"
        aria-haspopup="dialog"
        aria-expanded={active !== null}
        role="combobox"
        aria-controls={active === null ? undefined : calendarId}
        aria-activedescendant={active === null ? undefined : `${calendarId}-${active}`}
        placeholder={props.placeholder}
        value={typed ?? (day === null ? '' : writeCalendarDay(day, reader.locale))}
        onClick={open}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => type(target.value)}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      <Glyph name="calendar" />
      {active === null ? null : (
        <Floating anchor={frame} className="calendar-panel">
          <Calendar
            id={calendarId}
            active={active}
            chosen={day}
            today={today}
            onPick={pick}
            onTurn={setActive}
          />
        </Floating>
      )}
    </div>
  );
}

import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { usePage } from '../page-context.ts';
import { numberAt, typeOf } from '../read-slack-json.ts';
import { DateInput } from './date-input.tsx';
import { TimeInput } from './time-input.tsx';
import { type ElementProps, useField } from './use-field.ts';

type Parts = { readonly day: string | null; readonly time: string | null };

/** A date and a time in the person's zone; its value is the moment in Unix seconds. */
export function DateTimeElement(props: ElementProps) {
  const { words, reader } = usePage();
  const field = useField(props, words.chooseDate);
  const [half, setHalf] = useState<Parts>({ day: null, time: null });
  const seconds = numberAt(field.answer, 'selected_date_time');
  const parts = seconds === null ? half : partsOf(seconds, reader.timeZone);
  const isOptional = props.frame?.isOptional === true;

  const put = (next: Parts) => {
    setHalf(next);
    const moment =
      next.day === null || next.time === null
        ? null
        : momentOf(next.day, next.time, reader.timeZone);
    if (moment !== null || seconds !== null) {
      field.set({ type: typeOf(props.element), selected_date_time: moment });
    }
  };
  const part = { ...field.control, id: undefined, 'aria-labelledby': undefined };
  return (
    <fieldset className="date-time" {...field.control}>
      <DateInput
        control={{ ...part, 'aria-label': words.date }}
        placeholder={words.chooseDate}
        day={parts.day}
        isOptional={isOptional}
        onChoose={(day) => put({ ...parts, day })}
      />
      <TimeInput
        control={{ ...part, 'aria-label': words.time }}
        placeholder={words.chooseTime}
        time={parts.time}
        isOptional={isOptional}
        onChoose={(time) => put({ ...parts, time })}
      />
    </fieldset>
  );
}

function partsOf(seconds: number, timeZone: string): Parts {
  const local = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(timeZone);
  return {
    day: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

function momentOf(day: string, time: string, timeZone: string): number {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone);
  return local.epochMilliseconds / 1000;
}

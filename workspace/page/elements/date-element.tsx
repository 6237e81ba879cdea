import { usePage } from '../page-context.ts';
import { stringAt, typeOf } from '../read-slack-json.ts';
import { DateInput } from './date-input.tsx';
import { type ElementProps, useField } from './use-field.ts';

/** A date picker: a calendar day without a zone. */
export function DateElement(props: ElementProps) {
  const { words } = usePage();
  const field = useField(props, words.chooseDate);
  return (
    <DateInput
      control={field.control}
      placeholder={field.placeholder ?? words.chooseDate}
      day={stringAt(field.answer, 'selected_date')}
      isOptional={props.frame?.isOptional === true}
      onChoose={(day) => field.set({ type: typeOf(props.element), selected_date: day })}
    />
  );
}

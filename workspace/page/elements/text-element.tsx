import type { KeyboardEvent } from 'react';
import { usePage } from '../page-context.ts';
import { isTrueAt, stringAt, typeOf } from '../read-slack-json.ts';
import { type ElementProps, useField } from './use-field.ts';

const inputModes: { readonly [type: string]: 'email' | 'url' | 'decimal' } = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
};

/** A text, number, e-mail or link input. */
export function TextElement(props: ElementProps) {
  const { words } = usePage();
  const { element } = props;
  const type = typeOf(element);
  const field = useField(props, words.message);
  const value = stringAt(field.answer, 'value') ?? '';
  const answerOf = (typed: string) => ({ type, value: typed === '' ? null : typed });
  const shared = {
    ...field.control,
    className: 'text-input',
    value,
    placeholder: field.placeholder ?? undefined,
    autoComplete: 'off',
  };
  if (isTrueAt(element, 'multiline')) {
    return (
      <textarea
        {...shared}
        rows={4}
        onChange={({ target }) => field.type(answerOf(target.value))}
      />
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (field.enter(answerOf(value))) event.preventDefault();
  };
  return (
    <input
      {...shared}
      type="text"
      inputMode={inputModes[type]}
      onChange={({ target }) => field.type(answerOf(target.value))}
      onKeyDown={onKeyDown}
    />
  );
}

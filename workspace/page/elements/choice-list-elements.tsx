import { useId } from 'react';
import type { SlackJson } from '../../protocol.ts';
import { TextObject } from '../blocks/draw-text.tsx';
import { usePage } from '../page-context.ts';
import { objectAt, objectsAt, stringAt, typeOf } from '../read-slack-json.ts';
import { type ElementProps, useField } from './use-field.ts';

/** Check boxes: any number of the options. */
export function CheckboxesElement(props: ElementProps) {
  const { words } = usePage();
  const { element } = props;
  const field = useField(props, words.choose);
  const chosen = objectsAt(field.answer, 'selected_options').map(optionValue);
  const toggle = (option: SlackJson) => {
    const value = optionValue(option);
    const next = chosen.includes(value)
      ? chosen.filter((one) => one !== value)
      : [...chosen, value];
    field.set({
      type: typeOf(element),
      selected_options: objectsAt(element, 'options').filter((one) =>
        next.includes(optionValue(one)),
      ),
    });
  };
  return (
    <fieldset className="choice-list" {...field.control}>
      {objectsAt(element, 'options').map((option) => (
        <ChoiceLine
          key={optionValue(option)}
          kind="checkbox"
          name={null}
          option={option}
          isChosen={chosen.includes(optionValue(option))}
          onChoose={() => toggle(option)}
        />
      ))}
    </fieldset>
  );
}

/** Radio buttons: one of the options. */
export function RadioButtonsElement(props: ElementProps) {
  const { words } = usePage();
  const { element } = props;
  const field = useField(props, words.choose);
  const name = useId();
  const chosen = objectAt(field.answer, 'selected_option');
  return (
    <fieldset className="choice-list" {...field.control}>
      {objectsAt(element, 'options').map((option) => (
        <ChoiceLine
          key={optionValue(option)}
          kind="radio"
          name={name}
          option={option}
          isChosen={chosen !== null && optionValue(chosen) === optionValue(option)}
          onChoose={() => field.set({ type: typeOf(element), selected_option: option })}
        />
      ))}
    </fieldset>
  );
}

function ChoiceLine(props: {
  readonly kind: 'checkbox' | 'radio';
  readonly name: string | null;
  readonly option: SlackJson;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { kind, name, option, isChosen, onChoose } = props;
  const text = objectAt(option, 'text');
  const description = objectAt(option, 'description');
  const id = useId();
  const [wordsId, descriptionId] = [`${id}-words`, `${id}-description`];
  return (
    <label className="choice-line">
      <input
        type={kind}
        name={name ?? undefined}
        checked={isChosen}
        aria-labelledby={wordsId}
        aria-describedby={description === null ? undefined : descriptionId}
        onChange={onChoose}
      />
      <span>
        <span id={wordsId} className="choice-words">
          {text === null ? null : <TextObject text={text} />}
        </span>
        {description === null ? null : (
          <small id={descriptionId}>
            <TextObject text={description} />
          </small>
        )}
      </span>
    </label>
  );
}

function optionValue(option: SlackJson): string {
  return stringAt(option, 'value') ?? '';
}

import { useId } from 'react';
import type { SlackJson } from '../../protocol.ts';
import { fillShortcodes } from '../emoji-shortcodes.ts';
import { usePage } from '../page-context.ts';
import { isTrueAt, objectAt, textAt, typeOf } from '../read-slack-json.ts';
import { DrawElement } from './draw-element.tsx';
import { wantsFocus } from './use-field.ts';

const groupTypes = new Set(['checkboxes', 'radio_buttons', 'datetimepicker']);

/** An input block: label, element, hint, and what is wrong with the answer. */
export function InputBlock(props: {
  readonly block: SlackJson;
  readonly blockId: string;
  readonly error: string | null;
}) {
  const { block, blockId, error } = props;
  const { words } = usePage();
  const id = useId();
  const element = objectAt(block, 'element');
  if (element === null) return <p className="neutral">{words.unknownBlock('input')}</p>;

  const hint = textAt(block, 'hint');
  const isOptional = isTrueAt(block, 'optional');
  const [inputId, labelId] = [`${id}-input`, `${id}-label`];
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  const described = [error === null ? '' : errorId, hint === null ? '' : hintId].join(' ').trim();
  const label = fillShortcodes(textAt(block, 'label') ?? '');
  return (
    <div className="input-block" data-block-id={blockId} data-focus-on-load={wantsFocus(element)}>
      <div className="label-line">
        {groupTypes.has(typeOf(element)) ? (
          <span id={labelId} className="label">
            {label}
          </span>
        ) : (
          <label id={labelId} htmlFor={inputId} className="label">
            {label}
          </label>
        )}
        {isOptional ? <span className="optional">({words.optional})</span> : null}
      </div>
      <DrawElement
        element={element}
        blockId={blockId}
        frame={{
          inputId,
          labelId,
          describedBy: described === '' ? undefined : described,
          isInvalid: error !== null,
          isOptional,
          dispatches: isTrueAt(block, 'dispatch_action'),
        }}
      />
      {error === null ? null : (
        <p id={errorId} className="field-error">
          {error}
        </p>
      )}
      {hint === null ? null : (
        <p id={hintId} className="hint">
          {fillShortcodes(hint)}
        </p>
      )}
    </div>
  );
}

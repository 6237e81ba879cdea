import type { SlackJson } from '../../protocol.ts';
import { actionIdOf } from '../collect-view-state.ts';
import { fillShortcodes } from '../emoji-shortcodes.ts';
import { isTrueAt, objectAt, stringAt, stringsAt, textAt } from '../read-slack-json.ts';
import { useElementSurface } from '../use-surface.ts';

/** What an input block tells the element inside it. */
export type FieldFrame = {
  readonly inputId: string;
  readonly labelId: string;
  /** Ids of the hint and the error, or `undefined` where there are none. */
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
  readonly isOptional: boolean;
  /** The app hears of changes at once (`dispatch_action`). */
  readonly dispatches: boolean;
};

/** An element, the block it stands in, and the input block's frame if it stands in one. */
export type ElementProps = {
  readonly element: SlackJson;
  readonly blockId: string;
  readonly frame: FieldFrame | null;
};

/** An element's value, how to change it, and what to call it. */
export type Field = {
  readonly answer: SlackJson;
  readonly isBusy: boolean;
  readonly placeholder: string | null;
  /** Takes a new value: kept in a form, told to the app anywhere else. */
  readonly set: (answer: SlackJson) => void;
  /** Takes a new value while it is being typed; the app hears of it only if it asked to. */
  readonly type: (answer: SlackJson) => void;
  /** Enter was pressed; answers whether the app hears of that, so that the form is not sent. */
  readonly enter: (answer: SlackJson) => boolean;
  /** Attributes of the element's main control: its id, name and state. */
  readonly control: {
    readonly id: string | undefined;
    readonly 'aria-labelledby': string | undefined;
    readonly 'aria-label': string | undefined;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': true | undefined;
    readonly 'aria-busy': boolean;
  };
};

/**
 * @param fallbackName What a control outside a form is called when the app gave it no placeholder.
 */
export function useField({ element, blockId, frame }: ElementProps, fallbackName: string): Field {
  const surface = useElementSurface();
  const actionId = actionIdOf(element);
  const written = textAt(element, 'placeholder');
  const placeholder = written === null ? null : fillShortcodes(written);
  const config = objectAt(element, 'dispatch_action_config');
  const triggers = config === null ? [] : stringsAt(config, 'trigger_actions_on');
  const dispatches = frame === null || frame.dispatches;

  const tell = (answer: SlackJson) => void surface.act(blockId, actionId, element, answer);
  const keep = (answer: SlackJson) => surface.edit(blockId, actionId, answer);
  return {
    answer: surface.answerOf(blockId, actionId, element),
    isBusy: surface.isBusy(blockId, actionId),
    placeholder,
    set: (answer) => {
      if (frame !== null) keep(answer);
      if (dispatches) tell(answer);
    },
    type: (answer) => {
      keep(answer);
      if (dispatches && triggers.includes('on_character_entered')) tell(answer);
    },
    enter: (answer) => {
      const isHeard =
        dispatches && (triggers.length === 0 || triggers.includes('on_enter_pressed'));
      if (isHeard) tell(answer);
      return isHeard;
    },
    control: {
      id: frame?.inputId,
      'aria-labelledby': frame?.labelId,
      'aria-label':
        frame === null
          ? (stringAt(element, 'accessibility_label') ?? placeholder ?? fallbackName)
          : undefined,
      'aria-describedby': frame?.describedBy,
      'aria-invalid': frame?.isInvalid === true ? true : undefined,
      'aria-busy': surface.isBusy(blockId, actionId),
    },
  };
}

/** Whether the app wants the focus on this element when the form opens. */
export function wantsFocus(element: SlackJson): true | undefined {
  return isTrueAt(element, 'focus_on_load') ? true : undefined;
}

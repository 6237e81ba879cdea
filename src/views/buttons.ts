import type {
  ActionsBlock,
  Button,
  ExternalSelect,
  Overflow,
  PlainTextOption,
  StaticSelect,
} from '@slack/types';
import { shorten } from './message.ts';

/** A press that comes back as `name` with `value`, which is JSON and read by the action of that name. */
export type Press = { readonly name: string; readonly label: string; readonly value: unknown };

const plainText = (text: string, limit: number) =>
  ({ type: 'plain_text', text: shorten(text, limit), emoji: false }) as const;

/** One button. */
export function button({ name, label, value }: Press, style?: 'primary' | 'danger'): Button {
  return {
    type: 'button',
    action_id: name,
    text: plainText(label, 75),
    value: JSON.stringify(value),
    ...(style ? { style } : {}),
  };
}

const option = ({ name, label, value }: Press): PlainTextOption => ({
  text: plainText(label, 75),
  value: JSON.stringify([name, value]),
});

/** The menu behind "…": each choice comes back like a press of its own. Slack takes five. */
export function overflow(name: string, choices: readonly Press[]): Overflow {
  return { type: 'overflow', action_id: name, options: choices.map(option) };
}

/** A menu under a word, whose choices come back like presses of their own. */
export function menu(name: string, label: string, choices: readonly Press[]): StaticSelect {
  return {
    type: 'static_select',
    action_id: name,
    placeholder: plainText(label, 150),
    options: choices.map(option),
  };
}

/**
 * A row of buttons and menus. Slack wants a different `action_id` for each element of a block; what
 * stands after the `#` is not read.
 */
export function row(
  ...elements: readonly (Button | Overflow | StaticSelect | ExternalSelect)[]
): ActionsBlock {
  return {
    type: 'actions',
    elements: elements.map((element, index) => ({
      ...element,
      action_id: `${element.action_id}#${index}`,
    })),
  };
}

import type { ActionsBlock, Button, Overflow, PlainTextOption } from '@slack/types';
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

/** The menu behind "…": each choice comes back like a press of its own. */
export function overflow(name: string, choices: readonly Press[]): Overflow {
  return {
    type: 'overflow',
    action_id: name,
    options: choices.map(
      (choice): PlainTextOption => ({
        text: plainText(choice.label, 75),
        value: JSON.stringify([choice.name, choice.value]),
      }),
    ),
  };
}

/**
 * A row of buttons and menus. Slack wants a different `action_id` for each element of a block; what
 * stands after the `#` is not read.
 */
export function row(...elements: readonly (Button | Overflow)[]): ActionsBlock {
  return {
    type: 'actions',
    elements: elements.map((element, index) => ({
      ...element,
      action_id: `${element.action_id}#${index}`,
    })),
  };
}

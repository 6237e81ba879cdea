import {
  boolean,
  byType,
  type Check,
  list,
  object,
  oneOf,
  string,
  webAddress,
} from './check-shapes.ts';
import { limits } from './payload-limits.ts';

/** Every block's type. */
export const blockType = { type: string() };
/** Every block's id. */
export const named = { block_id: string({ max: limits.id }) };

/** A `plain_text` object of so many code points. */
export function plainText(max: number): Check {
  return object({ type: oneOf('plain_text'), text: string({ max }) }, { emoji: boolean });
}

/** A `mrkdwn` object of so many code points. */
export function markedText(max: number): Check {
  return object({ type: oneOf('mrkdwn'), text: string({ max }) }, { verbatim: boolean });
}

/** A text object of either kind. */
export function anyText(max: number): Check {
  return byType({ plain_text: plainText(max), mrkdwn: markedText(max) }, 'invalid_type');
}

/** The question a button asks before it does anything. */
export const confirm: Check = object(
  { text: anyText(limits.confirmText) },
  {
    title: plainText(limits.confirmTitle),
    confirm: plainText(limits.confirmButton),
    deny: plainText(limits.confirmButton),
    style: oneOf('primary', 'danger'),
  },
);

function option(text: (max: number) => Check, extra: { readonly [field: string]: Check } = {}) {
  return object(
    { text: text(limits.optionText), value: string({ max: limits.optionValue }) },
    { description: text(limits.optionDescription), ...extra },
  );
}

/** An option of a menu. */
export const menuOption: Check = option(plainText);
/** An option of radio buttons or checkboxes; its text may be marked up. */
export const choiceOption: Check = option(anyText);
/** An option of an overflow menu; it may open an address. */
export const overflowOption: Check = option(plainText, { url: webAddress });
/** The options of a menu. */
export const menuOptions: Check = list(menuOption, { max: limits.options });
/** The options of a menu in groups. */
export const optionGroups: Check = list(
  object({ label: plainText(limits.groupLabel), options: menuOptions }),
  {
    max: limits.optionGroups,
  },
);

import { elementsIn, type StateValues, valueFieldOf } from '../../block-kit/find-elements.ts';
import { textOf } from '../../block-kit/slack-json.ts';
import type { SlackJson } from '../protocol.ts';

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

function wrongNumber(element: SlackJson, text: string): string | null {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(value)) {
    return 'Please enter a whole number.';
  }
  const { min_value: min, max_value: max } = element;
  if (typeof min === 'string' && value < Number(min)) return `Please enter ${min} or more.`;
  if (typeof max === 'string' && value > Number(max)) return `Please enter ${max} or less.`;
  return null;
}

function wrongLength(element: SlackJson, text: string): string | null {
  const length = [...text].length;
  const { min_length: min = 0, max_length: max = 3000 } = element;
  if (length < Number(min)) return `Please enter ${min} characters or more.`;
  if (length > Number(max)) return `Please enter ${max} characters or fewer.`;
  return null;
}

function wrongValue(element: SlackJson, value: unknown): string | null {
  const text = textOf(value);
  switch (element.type) {
    case 'number_input':
      return wrongNumber(element, text);
    case 'plain_text_input':
      return wrongLength(element, text);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(text) ? null : 'Please enter an e-mail address.';
    case 'url_text_input':
      return URL.canParse(text) ? null : 'Please enter a web address.';
    default:
      return null;
  }
}

/** What Slack itself finds wrong with a form before the app sees it, by block id. */
export function checkFields(
  blocks: readonly SlackJson[],
  values: StateValues,
): { readonly [blockId: string]: string } {
  const wrong: Record<string, string> = {};
  for (const { block, element } of elementsIn(blocks)) {
    const field = valueFieldOf(textOf(element.type));
    if (block.type !== 'input' || field === undefined) continue;
    const blockId = textOf(block.block_id);
    const value = values[blockId]?.[textOf(element.action_id)]?.[field];
    if (isEmpty(value)) {
      if (block.optional !== true) wrong[blockId] = 'Please complete this required field.';
      continue;
    }
    const sentence = wrongValue(element, value);
    if (sentence !== null) wrong[blockId] = sentence;
  }
  return wrong;
}

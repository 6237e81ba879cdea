import type { SlackJson, SubmitRequest } from '../protocol.ts';
import { listStatefulElements } from './collect-view-state.ts';
import { isTrueAt, numberAt, stringAt, typeOf } from './read-slack-json.ts';

/** What is wrong with a field before the form can be sent. */
export type FieldFault =
  | { readonly kind: 'required' | 'number' | 'whole-number' | 'email' | 'link' }
  | {
      readonly kind: 'too-short' | 'too-long' | 'too-small' | 'too-large';
      readonly limit: number;
    };

/** The faults of a form's input blocks by block id; empty when it may be sent. */
export function checkFields(
  blocks: readonly SlackJson[],
  values: SubmitRequest['values'],
): { readonly [blockId: string]: FieldFault } {
  const faults: { [blockId: string]: FieldFault } = {};
  for (const { blockId, actionId, element, isInput, isOptional } of listStatefulElements(blocks)) {
    const answer = values[blockId]?.[actionId];
    if (!isInput || answer === undefined) continue;
    const fault = isEmptyAnswer(answer)
      ? isOptional
        ? null
        : ({ kind: 'required' } as const)
      : checkText(element, stringAt(answer, 'value'));
    if (fault !== null) faults[blockId] = fault;
  }
  return faults;
}

/** Whether a value says "nothing chosen" or "nothing typed". */
export function isEmptyAnswer(answer: SlackJson): boolean {
  return Object.entries(answer).every(
    ([key, value]) =>
      key === 'type' ||
      key === 'timezone' ||
      value === null ||
      value === '' ||
      (Array.isArray(value) && value.length === 0),
  );
}

function checkText(element: SlackJson, value: string | null): FieldFault | null {
  if (value === null) return null;
  switch (typeOf(element)) {
    case 'plain_text_input':
      return checkLength(element, value);
    case 'number_input':
      return checkNumber(element, value);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value) ? null : { kind: 'email' };
    case 'url_text_input':
      return /^https?:\/\/\S+$/i.test(value) ? null : { kind: 'link' };
    default:
      return null;
  }
}

/** Lengths count code points, so that a rare Chinese character is one. */
function checkLength(element: SlackJson, value: string): FieldFault | null {
  const length = [...value].length;
  const shortest = numberAt(element, 'min_length');
  if (shortest !== null && length < shortest) return { kind: 'too-short', limit: shortest };
  const longest = numberAt(element, 'max_length') ?? 3000;
  return length > longest ? { kind: 'too-long', limit: longest } : null;
}

function checkNumber(element: SlackJson, value: string): FieldFault | null {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return { kind: 'number' };
  if (!isTrueAt(element, 'is_decimal_allowed') && !Number.isInteger(number)) {
    return { kind: 'whole-number' };
  }
  const smallest = limitAt(element, 'min_value');
  if (smallest !== null && number < smallest) return { kind: 'too-small', limit: smallest };
  const largest = limitAt(element, 'max_value');
  return largest !== null && number > largest ? { kind: 'too-large', limit: largest } : null;
}

/** Slack writes number limits as strings. */
function limitAt(element: SlackJson, key: string): number | null {
  const written = stringAt(element, key);
  const limit = written === null ? null : Number(written);
  return limit === null || !Number.isFinite(limit) ? null : limit;
}

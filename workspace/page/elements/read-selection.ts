import type { SlackJson } from '../../protocol.ts';
import { type Choice, readChoice } from '../read-choices.ts';
import { objectAt, objectsAt, stringAt, stringsAt, typeOf } from '../read-slack-json.ts';

type SelectShape = {
  /** Where Slack keeps what was chosen. */
  readonly key: string;
  /** Whether whole option objects are kept, or ids alone. */
  readonly holds: 'options' | 'ids';
  readonly isMulti: boolean;
};

const shapes: { readonly [type: string]: SelectShape } = {
  static_select: { key: 'selected_option', holds: 'options', isMulti: false },
  external_select: { key: 'selected_option', holds: 'options', isMulti: false },
  users_select: { key: 'selected_user', holds: 'ids', isMulti: false },
  channels_select: { key: 'selected_channel', holds: 'ids', isMulti: false },
  conversations_select: { key: 'selected_conversation', holds: 'ids', isMulti: false },
  multi_static_select: { key: 'selected_options', holds: 'options', isMulti: true },
  multi_external_select: { key: 'selected_options', holds: 'options', isMulti: true },
  multi_users_select: { key: 'selected_users', holds: 'ids', isMulti: true },
  multi_channels_select: { key: 'selected_channels', holds: 'ids', isMulti: true },
  multi_conversations_select: { key: 'selected_conversations', holds: 'ids', isMulti: true },
};

/** Whether several may be chosen; `null` for an element that is no select menu. */
export function isMultiSelect(element: SlackJson): boolean | null {
  return shapes[typeOf(element)]?.isMulti ?? null;
}

/**
 * What is chosen in a select menu.
 * @param known The people or channels an id may stand for.
 */
export function readSelection(
  element: SlackJson,
  answer: SlackJson,
  known: readonly Choice[],
): readonly Choice[] {
  const shape = shapes[typeOf(element)];
  if (shape === undefined) return [];
  if (shape.holds === 'options') {
    const single = objectAt(answer, shape.key);
    const options = shape.isMulti ? objectsAt(answer, shape.key) : single === null ? [] : [single];
    return options.map(readChoice);
  }
  const single = stringAt(answer, shape.key);
  const ids = shape.isMulti ? stringsAt(answer, shape.key) : single === null ? [] : [single];
  return ids.map(
    (id) =>
      known.find(({ value }) => value === id) ?? {
        value: id,
        label: id,
        description: null,
        option: { value: id },
      },
  );
}

/** The value of a select menu in Slack's shape for its type. */
export function writeSelection(element: SlackJson, chosen: readonly Choice[]): SlackJson {
  const type = typeOf(element);
  const shape = shapes[type];
  if (shape === undefined) return { type };
  const values = chosen.map(({ option, value }) => (shape.holds === 'options' ? option : value));
  return { type, [shape.key]: shape.isMulti ? values : (values[0] ?? null) };
}

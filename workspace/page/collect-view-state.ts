import type { SlackJson, SubmitRequest } from '../protocol.ts';
import {
  isTrueAt,
  numberAt,
  objectAt,
  objectsAt,
  stringAt,
  stringsAt,
  typeOf,
} from './read-slack-json.ts';

/** An element whose value belongs to the state of the view or message it stands in. */
export type StatefulElement = {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: SlackJson;
  /** Stands in an input block, so it may be required. */
  readonly isInput: boolean;
  readonly isOptional: boolean;
};

/** What a person changed, by `keyOfField`; what is not in it still has its initial value. */
export type FieldEdits = ReadonlyMap<string, SlackJson>;

/** The key of a field among the edits. */
export function keyOfField(blockId: string, actionId: string): string {
  return JSON.stringify([blockId, actionId]);
}

/** A block's own id, or one made from where it stands when the app gave none. */
export function blockIdOf(block: SlackJson, position: string | number): string {
  return stringAt(block, 'block_id') ?? `block-${position}`;
}

/** An element's own action id, or one made from its type when the app gave none. */
export function actionIdOf(element: SlackJson): string {
  return stringAt(element, 'action_id') ?? typeOf(element);
}

/** Every element with a value, in the order of the blocks. */
export function listStatefulElements(blocks: readonly SlackJson[]): readonly StatefulElement[] {
  return blocks.flatMap((block, position): readonly StatefulElement[] => {
    if (typeOf(block) === 'container')
      return listStatefulElements(objectsAt(block, 'child_blocks'));
    const blockId = blockIdOf(block, position);
    const isInput = typeOf(block) === 'input';
    return elementsOf(block)
      .filter((element) => initialAnswer(element, null) !== null)
      .map((element) => ({
        blockId,
        actionId: actionIdOf(element),
        element,
        isInput,
        isOptional: !isInput || isTrueAt(block, 'optional'),
      }));
  });
}

function elementsOf(block: SlackJson): readonly SlackJson[] {
  const type = typeOf(block);
  if (type === 'actions') return objectsAt(block, 'elements');
  const single = objectAt(block, type === 'input' ? 'element' : 'accessory');
  return single === null ? [] : [single];
}

/**
 * The value an element has before anyone touches it, in Slack's shape for its type, or `null` for
 * an element that has no value (a button, an image).
 * @param conversationId The conversation on screen, for `default_to_current_conversation`.
 */
export function initialAnswer(element: SlackJson, conversationId: string | null): SlackJson | null {
  const type = typeOf(element);
  const current = isTrueAt(element, 'default_to_current_conversation') ? conversationId : null;
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: stringAt(element, 'initial_value') };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: objectAt(element, 'initial_option') };
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: objectsAt(element, 'initial_options') };
    case 'users_select':
      return { type, selected_user: stringAt(element, 'initial_user') };
    case 'multi_users_select':
      return { type, selected_users: stringsAt(element, 'initial_users') };
    case 'channels_select':
      return { type, selected_channel: stringAt(element, 'initial_channel') };
    case 'multi_channels_select':
      return { type, selected_channels: stringsAt(element, 'initial_channels') };
    case 'conversations_select':
      return {
        type,
        selected_conversation: current ?? stringAt(element, 'initial_conversation'),
      };
    case 'multi_conversations_select':
      return {
        type,
        selected_conversations:
          current === null ? stringsAt(element, 'initial_conversations') : [current],
      };
    case 'rich_text_input':
      return { type, rich_text_value: objectAt(element, 'initial_value') };
    case 'file_input':
      return { type, files: [] };
    case 'datepicker':
      return { type, selected_date: stringAt(element, 'initial_date') };
    case 'timepicker':
      return withTimeZone(element, { type, selected_time: stringAt(element, 'initial_time') });
    case 'datetimepicker':
      return { type, selected_date_time: numberAt(element, 'initial_date_time') };
    default:
      return null;
  }
}

/** A time picker's value carries the zone the app asked for, as Slack's does. */
export function withTimeZone(element: SlackJson, answer: SlackJson): SlackJson {
  const timeZone = stringAt(element, 'timezone');
  return timeZone === null ? answer : { ...answer, timezone: timeZone };
}

/** `view.state.values`: every element's value, edited or initial, by block id and action id. */
export function collectViewState(
  blocks: readonly SlackJson[],
  edits: FieldEdits,
  conversationId: string | null,
): SubmitRequest['values'] {
  const values: { [blockId: string]: { [actionId: string]: SlackJson } } = {};
  for (const { blockId, actionId, element } of listStatefulElements(blocks)) {
    const answer =
      edits.get(keyOfField(blockId, actionId)) ?? initialAnswer(element, conversationId);
    if (answer !== null) values[blockId] = { ...values[blockId], [actionId]: answer };
  }
  return values;
}

/** The edits that still have a field after the blocks changed; Slack keeps them by their ids. */
export function keepEdits(blocks: readonly SlackJson[], edits: FieldEdits): FieldEdits {
  const kept = new Map<string, SlackJson>();
  for (const { blockId, actionId, element } of listStatefulElements(blocks)) {
    const key = keyOfField(blockId, actionId);
    const edit = edits.get(key);
    if (edit !== undefined && typeOf(edit) === typeOf(element)) kept.set(key, edit);
  }
  return kept;
}

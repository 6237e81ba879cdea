import { isObject, objectsOf, type SlackJson, textOf } from './slack-json.ts';

/** An interactive element and the block it stands in. */
export type PlacedElement = { readonly block: SlackJson; readonly element: SlackJson };

/** Slack's `view.state.values`: by block id, then by action id. */
export type StateValues = {
  readonly [blockId: string]: { readonly [actionId: string]: SlackJson };
};

const keysWithElements = ['elements', 'accessory', 'element', 'actions'] as const;

function mapInside(value: unknown, change: (element: SlackJson) => SlackJson): unknown {
  if (Array.isArray(value)) return value.map((one) => (isObject(one) ? change(one) : one));
  return isObject(value) ? change(value) : value;
}

const interactiveTypes = new Set([
  'button',
  'overflow',
  'checkboxes',
  'radio_buttons',
  'datepicker',
  'timepicker',
  'datetimepicker',
  'plain_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
  'rich_text_input',
  'file_input',
  'feedback_buttons',
  'icon_button',
  'workflow_button',
]);

/** Whether an element of this type can be acted upon. */
export function isInteractive(type: string): boolean {
  return interactiveTypes.has(type) || type.endsWith('_select');
}

/** The blocks with a `block_id` and `action_id` wherever the app gave none, as Slack fills them in. */
export function nameElements(
  blocks: readonly SlackJson[],
  newId: (prefix: string) => string,
): readonly SlackJson[] {
  const nameElement = (element: SlackJson): SlackJson =>
    isInteractive(textOf(element.type)) && element.action_id === undefined
      ? { ...element, action_id: newId('a') }
      : element;
  return blocks.map((block) => {
    const named: Record<string, unknown> = { ...block, block_id: block.block_id ?? newId('b') };
    for (const key of keysWithElements) {
      if (named[key] !== undefined) named[key] = mapInside(named[key], nameElement);
    }
    if (block.type === 'carousel') named.elements = nameElements(objectsOf(block.elements), newId);
    if (block.child_blocks !== undefined) {
      named.child_blocks = nameElements(objectsOf(block.child_blocks), newId);
    }
    return named;
  });
}

/** What stands in a block's own places for elements; not what stands in its inner blocks. */
export function elementsOf(block: SlackJson): readonly SlackJson[] {
  const found: SlackJson[] = [];
  for (const key of keysWithElements) {
    const value = block[key];
    if (Array.isArray(value)) found.push(...objectsOf(value));
    else if (isObject(value)) found.push(value);
  }
  return found;
}

/** Every interactive element of the blocks, those of inner blocks too. */
export function elementsIn(blocks: readonly SlackJson[]): readonly PlacedElement[] {
  return blocks.flatMap((block) => {
    const inner = [...objectsOf(block.child_blocks)];
    if (block.type === 'carousel') inner.push(...objectsOf(block.elements));
    const here = elementsOf(block)
      .filter((element) => isInteractive(textOf(element.type)))
      .map((element) => ({ block, element }));
    return [...here, ...elementsIn(inner)];
  });
}

/** The element with these ids; `undefined` where it is gone. */
export function findElement(
  blocks: readonly SlackJson[],
  blockId: string,
  actionId: string,
): PlacedElement | undefined {
  return elementsIn(blocks).find(
    ({ block, element }) => block.block_id === blockId && element.action_id === actionId,
  );
}

/** For each stateful type: the field its value is in, the field its first value is in, none. */
const stateFields: { readonly [type: string]: readonly [string, string, unknown] } = {
  plain_text_input: ['value', 'initial_value', null],
  number_input: ['value', 'initial_value', null],
  email_text_input: ['value', 'initial_value', null],
  url_text_input: ['value', 'initial_value', null],
  rich_text_input: ['rich_text_value', 'initial_value', null],
  file_input: ['files', 'initial_files', []],
  static_select: ['selected_option', 'initial_option', null],
  external_select: ['selected_option', 'initial_option', null],
  radio_buttons: ['selected_option', 'initial_option', null],
  checkboxes: ['selected_options', 'initial_options', []],
  multi_static_select: ['selected_options', 'initial_options', []],
  multi_external_select: ['selected_options', 'initial_options', []],
  users_select: ['selected_user', 'initial_user', null],
  multi_users_select: ['selected_users', 'initial_users', []],
  conversations_select: ['selected_conversation', 'initial_conversation', null],
  multi_conversations_select: ['selected_conversations', 'initial_conversations', []],
  channels_select: ['selected_channel', 'initial_channel', null],
  multi_channels_select: ['selected_channels', 'initial_channels', []],
  datepicker: ['selected_date', 'initial_date', null],
  timepicker: ['selected_time', 'initial_time', null],
  datetimepicker: ['selected_date_time', 'initial_date_time', null],
};

/** The field of a stateful element's value, such as `selected_option`; `undefined` for a button. */
export function valueFieldOf(type: string): string | undefined {
  return stateFields[type]?.[0];
}

/**
 * What stands in each stateful element: what was chosen, else what the app put there first.
 * Values of elements that are not in the blocks are left out.
 */
export function stateValuesOf(blocks: readonly SlackJson[], chosen: StateValues): StateValues {
  const values: Record<string, Record<string, SlackJson>> = {};
  for (const { block, element } of elementsIn(blocks)) {
    const type = textOf(element.type);
    const fields = stateFields[type];
    if (fields === undefined) continue;
    const [field, initialField, none] = fields;
    const blockId = textOf(block.block_id);
    const actionId = textOf(element.action_id);
    const given = chosen[blockId]?.[actionId];
    const zone = element.timezone === undefined ? {} : { timezone: element.timezone };
    // A cleared choice is a choice too: it must not fall back to the first value.
    const isChosen = given !== undefined && field in given;
    const value = (isChosen ? given[field] : element[initialField]) ?? none;
    values[blockId] = { ...values[blockId], [actionId]: { type, [field]: value, ...zone } };
  }
  return values;
}

/** Values with one more put in. */
export function withValue(
  values: StateValues,
  blockId: string,
  actionId: string,
  value: SlackJson,
): StateValues {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: value } };
}

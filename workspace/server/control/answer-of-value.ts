import { valueFieldOf } from '../../../block-kit/find-elements.ts';
import { isObject, objectsOf, textOf } from '../../../block-kit/slack-json.ts';
import type { SlackJson } from '../../protocol.ts';
import { suggestOptions } from '../suggest-options.ts';
import type { World } from '../world.ts';
import type { ShownElement } from './find-elements-shown.ts';

/** What is chosen or typed, as a script writes it: one value, or several. */
export type PlainValue = string | number | readonly string[] | null;

/** The value does not fit the element; the message says why. */
export class NoSuchChoice extends Error {
  override readonly name = 'NoSuchChoice';
}

function titleOf(option: SlackJson): string {
  return isObject(option.text) ? textOf(option.text.text) : '';
}

/** The options an element offers; those of an external select are asked for. */
async function optionsOf(
  world: World,
  personId: string,
  { element, block, place }: ShownElement,
  wanted: string,
): Promise<readonly SlackJson[]> {
  const groups = objectsOf(element.option_groups);
  const own = [...objectsOf(element.options), ...groups.flatMap((one) => objectsOf(one.options))];
  if (!textOf(element.type).endsWith('external_select')) return own;
  const names = { blockId: textOf(block.block_id), actionId: textOf(element.action_id) };
  const asked = await suggestOptions(world, { personId, place, ...names, value: wanted });
  return [...asked.options, ...asked.optionGroups.flatMap((group) => objectsOf(group.options))];
}

async function optionOf(
  world: World,
  personId: string,
  shown: ShownElement,
  wanted: string,
): Promise<SlackJson> {
  const options = await optionsOf(world, personId, shown, wanted);
  const found =
    options.find(({ value }) => value === wanted) ??
    options.find((option) => titleOf(option) === wanted);
  if (found !== undefined) return found;
  const offered = options.map((option) => `${textOf(option.value)} (${titleOf(option)})`);
  throw new NoSuchChoice(`${wanted} is not among the options: ${offered.join(', ') || 'none'}.`);
}

/**
 * A plain value in the field that Slack has for the element's type, such as `selected_option`. An
 * option is named by its value or its text.
 * @throws NoSuchChoice
 */
export async function answerOfValue(
  world: World,
  personId: string,
  shown: ShownElement,
  value: PlainValue,
): Promise<SlackJson> {
  const type = textOf(shown.element.type);
  const field = type === 'overflow' ? 'selected_option' : valueFieldOf(type);
  if (field === undefined) throw new NoSuchChoice(`A ${type} takes no value.`);
  const several = value === null ? [] : [value].flat().map(String);
  const first = several[0];
  switch (field) {
    case 'selected_option':
      return {
        [field]: first === undefined ? null : await optionOf(world, personId, shown, first),
      };
    case 'selected_options':
      return {
        [field]: await Promise.all(several.map((one) => optionOf(world, personId, shown, one))),
      };
    case 'files':
      return { [field]: several.map((id) => ({ id })) };
    case 'selected_date_time':
      return { [field]: first === undefined ? null : Number(first) };
    case 'rich_text_value':
      return { [field]: first === undefined ? null : richTextOf(first) };
    default:
      return { [field]: type.startsWith('multi_') ? several : (first ?? null) };
  }
}

function richTextOf(text: string): SlackJson {
  const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }];
  return { type: 'rich_text', elements };
}

import { elementsIn } from '../../../block-kit/find-elements.ts';
import { objectsOf, textOf } from '../../../block-kit/slack-json.ts';
import type { BrowserAnswer, SlackJson } from '../../protocol.ts';
import { failed } from '../answer-page.ts';
import { pressElement } from '../press-element.ts';
import { closeView, submitView } from '../submit-view.ts';
import { NoSuggestions } from '../suggest-options.ts';
import type { World } from '../world.ts';
import { answerOfValue, NoSuchChoice, type PlainValue } from './answer-of-value.ts';
import { type ElementName, findShownElement } from './find-elements-shown.ts';

/** Presses a button, or with a value chooses, picks or types it. */
export async function act(
  world: World,
  name: ElementName,
  value: PlainValue | undefined,
): Promise<BrowserAnswer> {
  const shown = findShownElement(world, name);
  if (shown === undefined) return failed(`${name.personId} sees no element ${name.actionId}.`);
  try {
    const { personId, actionId } = name;
    const answer = value === undefined ? {} : await answerOfValue(world, personId, shown, value);
    const blockId = textOf(shown.block.block_id);
    return await pressElement(world, { personId, place: shown.place, blockId, actionId, answer });
  } catch (error) {
    return sayWhy(error);
  }
}

/**
 * Sends a form.
 * @param viewId `undefined` for the one on top.
 * @param values By `block_id` or `action_id`; fields that are not named keep what stands in them.
 */
export async function submit(
  world: World,
  personId: string,
  viewId: string | undefined,
  values: { readonly [name: string]: PlainValue },
): Promise<BrowserAnswer> {
  const stored = world.views.stack(personId).at(-1);
  if (stored === undefined) return failed('There is no form open.');
  const fields = elementsIn(objectsOf(stored.view.blocks));
  const filled: Record<string, Record<string, SlackJson>> = {};
  try {
    for (const [name, value] of Object.entries(values)) {
      const found = fields.find(
        ({ block, element }) => block.block_id === name || element.action_id === name,
      );
      if (found === undefined) return failed(`The form has no field ${name}.`);
      const place = { kind: 'view', viewId: stored.id } as const;
      const answer = await answerOfValue(world, personId, { ...found, place }, value);
      const blockId = textOf(found.block.block_id);
      const actionId = textOf(found.element.action_id);
      filled[blockId] = {
        ...filled[blockId],
        [actionId]: { type: found.element.type, ...answer },
      };
    }
  } catch (error) {
    return sayWhy(error);
  }
  return submitView(world, { personId, viewId: viewId ?? stored.id, values: filled });
}

/** Dismisses a form: the one on top unless it is named. */
export function close(
  world: World,
  personId: string,
  viewId: string | undefined,
): Promise<BrowserAnswer> {
  const top = world.views.stack(personId).at(-1);
  return closeView(world, { personId, viewId: viewId ?? top?.id ?? '' });
}

function sayWhy(error: unknown): BrowserAnswer {
  if (error instanceof NoSuchChoice || error instanceof NoSuggestions) return failed(error.message);
  throw error;
}

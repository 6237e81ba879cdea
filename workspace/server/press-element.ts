import { type StateValues, valueFieldOf, withValue } from '../../block-kit/find-elements.ts';
import { isObject, objectsOf, textOf } from '../../block-kit/slack-json.ts';
import type { ActRequest, BrowserAnswer, SlackJson } from '../protocol.ts';
import { done, failed, troubleWith } from './answer-page.ts';
import { describeGesture } from './describe-for-app.ts';
import { type FoundPlace, findPlace } from './find-place.ts';
import type { World } from './world.ts';

const withOwnOptions = new Set([
  'static_select',
  'multi_static_select',
  'radio_buttons',
  'checkboxes',
  'overflow',
]);

/** The element's own option of this value; `undefined` where it has none. */
function ownOption(element: SlackJson, chosen: SlackJson): SlackJson | undefined {
  const groups = objectsOf(element.option_groups).flatMap((group) => objectsOf(group.options));
  const options = [...objectsOf(element.options), ...groups];
  return options.find((option) => option.value === chosen.value);
}

/**
 * The person's answer in the element's own options: what is sent is what the app offered.
 * The answer is `undefined` where something was chosen that is not offered.
 */
function settleAnswer(element: SlackJson, answer: SlackJson): SlackJson | undefined {
  if (!withOwnOptions.has(textOf(element.type))) return answer;
  const settled: Record<string, unknown> = { ...answer };
  if (isObject(answer.selected_option)) {
    settled.selected_option = ownOption(element, answer.selected_option);
    if (settled.selected_option === undefined) return undefined;
  }
  if (Array.isArray(answer.selected_options)) {
    const chosen = objectsOf(answer.selected_options).map((one) => ownOption(element, one));
    if (chosen.includes(undefined)) return undefined;
    settled.selected_options = chosen;
  }
  return settled;
}

function actionOf(world: World, place: FoundPlace, answer: SlackJson): SlackJson {
  const { element, block } = place.found ?? { element: {}, block: {} };
  const isButton = element.type === 'button';
  const { text, value, style, placeholder } = element;
  return {
    ...(isButton && text !== undefined ? { text } : {}),
    ...(isButton && value !== undefined ? { value } : {}),
    ...(isButton && style !== undefined ? { style } : {}),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...answer,
    action_id: element.action_id,
    block_id: block.block_id,
    type: element.type,
    action_ts: world.newTimestamp(),
  };
}

function rememberValues(place: FoundPlace, gesture: ActRequest, answer: SlackJson): void {
  const { blockId, actionId, values = {} } = gesture;
  const type = textOf(place.found?.element.type);
  let chosen: StateValues = place.values();
  for (const [block, actions] of Object.entries(values)) {
    for (const [action, value] of Object.entries(actions)) {
      chosen = withValue(chosen, block, action, value);
    }
  }
  const field = valueFieldOf(type);
  if (field !== undefined) {
    chosen = withValue(chosen, blockId, actionId, { type, [field]: answer[field] ?? null });
  }
  place.choose(chosen);
}

/** A person presses a button, chooses an option or picks a date. */
export async function pressElement(world: World, gesture: ActRequest): Promise<BrowserAnswer> {
  const { personId } = gesture;
  const person = world.directory.person(personId);
  if (person === undefined) return failed('There is no such person here.');
  if (!world.manifest.hasInteractivity) {
    return failed('The app does not take part in buttons and forms: its manifest turns them off.');
  }
  const place = findPlace(world, personId, gesture.place, gesture);
  if (place?.found === undefined) return failed('This is no longer here.');
  const answer = settleAnswer(place.found.element, gesture.answer);
  if (answer === undefined) return failed('This choice is not among the options.');
  rememberValues(place, gesture, answer);
  const responseUrl =
    place.message === null
      ? {}
      : {
          response_url: world.responseUrls.issue({
            personId,
            channelId: place.message.channelId,
            original: { isCommand: false, ts: place.message.ts },
          }),
        };
  const payload = {
    type: 'block_actions',
    ...describeGesture(world, person),
    ...place.describe(),
    trigger_id: world.triggers.issue(personId),
    ...responseUrl,
    actions: [actionOf(world, place, answer)],
  };
  const answered = await world.dispatcher.send('action', payload, () => {});
  const trouble = troubleWith('This', answered);
  return trouble === null ? done : failed(trouble);
}

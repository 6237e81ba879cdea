import { objectsOf } from '../../block-kit/slack-json.ts';
import { validateSuggestions, wordFault } from '../../block-kit/validate-payload.ts';
import type { SuggestAnswer, SuggestRequest } from '../protocol.ts';
import { troubleWith } from './answer-page.ts';
import { describeGesture } from './describe-for-app.ts';
import { findPlace } from './find-place.ts';
import type { World } from './world.ts';

/** The app has no options to show: it was silent, or answered something Slack does not take. */
export class NoSuggestions extends Error {
  override readonly name = 'NoSuggestions';
}

const none: SuggestAnswer = { options: [], optionGroups: [] };
const defaultQueryLength = 3;

/**
 * Asks the app for the options of an external select. A text shorter than the menu's
 * `min_query_length` has none, and the app is not asked.
 * @throws NoSuggestions
 */
export async function suggestOptions(
  world: World,
  request: SuggestRequest,
): Promise<SuggestAnswer> {
  const { personId, value, blockId, actionId } = request;
  const person = world.directory.person(personId);
  const place = findPlace(world, personId, request.place, request);
  if (person === undefined || place?.found === undefined) {
    throw new NoSuggestions('This is no longer here.');
  }
  const shortest = place.found.element.min_query_length ?? defaultQueryLength;
  if ([...value].length < Number(shortest)) return none;
  const payload = {
    type: 'block_suggestion',
    ...describeGesture(world, person),
    ...place.describe(),
    action_id: actionId,
    block_id: blockId,
    value,
  };
  const answer = await world.dispatcher.send('suggestion', payload, () => {});
  if (answer.kind !== 'answered') {
    throw new NoSuggestions(troubleWith('Looking this up', answer) ?? '');
  }
  const faults = validateSuggestions(answer.body);
  if (faults.length > 0) throw new NoSuggestions(faults.map(wordFault).join('; '));
  return {
    options: objectsOf(answer.body.options),
    optionGroups: objectsOf(answer.body.option_groups),
  };
}

import { elementsIn, withValue } from '../../block-kit/find-elements.ts';
import { isObject, objectsOf, textOf } from '../../block-kit/slack-json.ts';
import { validateView, wordFault } from '../../block-kit/validate-payload.ts';
import type {
  BrowserAnswer,
  CloseRequest,
  OpenHomeRequest,
  SlackJson,
  SubmitRequest,
  WorkspacePerson,
} from '../protocol.ts';
import { done, failed, refusedFields, troubleWith } from './answer-page.ts';
import { checkFields } from './check-fields.ts';
import { describeFile, describeGesture, describeView } from './describe-for-app.ts';
import { deepestStack, type StoredView, valuesOfView } from './keep-views.ts';
import { sendHomeOpened } from './send-events.ts';
import type { World } from './world.ts';

function notTaken(reason: string): BrowserAnswer {
  return failed(`The app's answer is not one Slack takes: ${reason}`);
}

/** A view the app answers with, checked; a sentence where it is wrong. */
function answeredView(body: SlackJson): SlackJson | string {
  const faults = validateView(body.view);
  if (faults.length > 0) return faults.map(wordFault).join('; ');
  return isObject(body.view) && body.view.type === 'modal' ? body.view : 'must be a modal view';
}

function showErrors(stored: StoredView, body: SlackJson): BrowserAnswer {
  const inputs = new Set(
    objectsOf(stored.view.blocks)
      .filter((block) => block.type === 'input')
      .map((block) => textOf(block.block_id)),
  );
  const errors = isObject(body.errors) ? Object.entries(body.errors) : [];
  if (errors.length === 0) return notTaken('errors must name at least one field');
  const stranger = errors.find(([blockId]) => !inputs.has(blockId));
  if (stranger !== undefined) {
    return notTaken(`errors names ${stranger[0]}, which is not an input block of the form`);
  }
  return refusedFields(Object.fromEntries(errors.map(([id, text]) => [id, String(text)])));
}

/** Does what the app answered to a form: close, clear, correct, change or put another on top. */
function followAnswer(world: World, stored: StoredView, body: SlackJson): BrowserAnswer {
  const { views } = world;
  const current = views.find(stored.id);
  switch (body.response_action) {
    case undefined:
      if (current !== undefined) views.close(current);
      return done;
    case 'clear':
      views.closeAll(stored.personId);
      return done;
    case 'errors':
      return showErrors(stored, body);
    case 'update': {
      const view = answeredView(body);
      if (typeof view === 'string') return notTaken(view);
      if (current !== undefined) views.update(current, view);
      return done;
    }
    case 'push': {
      const view = answeredView(body);
      if (typeof view === 'string') return notTaken(view);
      if (views.stack(stored.personId).length >= deepestStack)
        return notTaken('push_limit_reached');
      views.push(stored.personId, view);
      return done;
    }
    default:
      return notTaken(`response_action ${String(body.response_action)} is unknown`);
  }
}

/** A `response_url` for each conversation menu of the form that asks for one. */
function responseUrls(world: World, stored: StoredView): readonly SlackJson[] {
  const values = valuesOfView(stored);
  return elementsIn(objectsOf(stored.view.blocks)).flatMap(({ block, element }) => {
    if (element.response_url_enabled !== true) return [];
    const blockId = textOf(block.block_id);
    const actionId = textOf(element.action_id);
    const value = values[blockId]?.[actionId];
    const channelId = textOf(value?.selected_conversation ?? value?.selected_channel);
    if (channelId === '') return [];
    const original = { isCommand: true, ts: null };
    const url = world.responseUrls.issue({ personId: stored.personId, channelId, original });
    return [{ block_id: blockId, action_id: actionId, channel_id: channelId, response_url: url }];
  });
}

/** A field's value as the app is sent it: files in full, whatever was said of them. */
function settledValue(world: World, value: SlackJson): SlackJson {
  if (value.files === undefined) return value;
  const files = objectsOf(value.files).flatMap(({ id }) => world.files.find(textOf(id)) ?? []);
  return { ...value, files: files.map((file) => describeFile(world, file)) };
}

function withSubmitted(world: World, stored: StoredView, values: SubmitRequest['values']) {
  let chosen = stored.chosen;
  for (const [blockId, actions] of Object.entries(values)) {
    for (const [actionId, value] of Object.entries(actions)) {
      chosen = withValue(chosen, blockId, actionId, settledValue(world, value));
    }
  }
  return world.views.choose(stored, chosen);
}

function topView(
  world: World,
  request: CloseRequest,
): { readonly person: WorkspacePerson; readonly stored: StoredView } | null {
  const person = world.directory.person(request.personId);
  const stored = world.views.stack(request.personId).at(-1);
  return person === undefined || stored?.id !== request.viewId ? null : { person, stored };
}

/** A person sends a form. */
export async function submitView(world: World, request: SubmitRequest): Promise<BrowserAnswer> {
  const top = topView(world, request);
  if (top === null) return failed('This form is no longer open.');
  const stored = withSubmitted(world, top.stored, request.values);
  const wrong = checkFields(objectsOf(stored.view.blocks), valuesOfView(stored));
  if (Object.keys(wrong).length > 0) return refusedFields(wrong);
  const payload = {
    type: 'view_submission',
    ...describeGesture(world, top.person),
    trigger_id: world.triggers.issue(request.personId),
    view: describeView(world, stored),
    response_urls: responseUrls(world, stored),
  };
  let outcome = failed('This form was not sent.');
  await world.dispatcher.send('submission', payload, (answer) => {
    const trouble = troubleWith('Sending the form', answer);
    outcome =
      answer.kind === 'answered' ? followAnswer(world, stored, answer.body) : failed(trouble ?? '');
  });
  return outcome;
}

/** A person dismisses a form. */
export function closeView(world: World, request: CloseRequest): Promise<BrowserAnswer> {
  const top = topView(world, request);
  if (top === null) return Promise.resolve(failed('This form is no longer open.'));
  const { person, stored } = top;
  const isCleared = stored.view.clear_on_close === true;
  if (isCleared) world.views.closeAll(person.id);
  else world.views.close(stored);
  if (stored.view.notify_on_close === true) {
    const payload = {
      type: 'view_closed',
      ...describeGesture(world, person),
      view: describeView(world, stored),
      is_cleared: isCleared,
    };
    void world.dispatcher.send('closed', payload, () => {});
  }
  return Promise.resolve(done);
}

/** A person opens one of the app's tabs. */
export function openHome(
  world: World,
  { personId, tab = 'home' }: OpenHomeRequest,
): Promise<BrowserAnswer> {
  if (world.directory.person(personId) === undefined) {
    return Promise.resolve(failed('There is no such person here.'));
  }
  if (tab === 'home' && !world.manifest.hasHomeTab) {
    return Promise.resolve(failed('This app has no Home tab.'));
  }
  sendHomeOpened(world, personId, tab);
  return Promise.resolve(done);
}

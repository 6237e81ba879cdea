import type { BrowserAnswer, ShortcutRequest, SlackJson, WorkspacePerson } from '../protocol.ts';
import { done, failed, troubleWith } from './answer-page.ts';
import { describeGesture, describeMessage } from './describe-for-app.ts';
import { channelNameOf, isMember, type World } from './world.ts';

/** What the payload of a message's shortcut says of the message; `null` where it is not there. */
function describeTarget(
  world: World,
  personId: string,
  target: NonNullable<ShortcutRequest['message']>,
): SlackJson | null {
  const channel = world.directory.channel(target.channelId);
  const message = world.messages.find(target.channelId, target.ts);
  if (channel === undefined || message === undefined || !isMember(channel, personId)) return null;
  // The answer to a shortcut is a new message: that of somebody else cannot be replaced.
  const original = { isCommand: true, ts: null };
  return {
    channel: { id: channel.id, name: channelNameOf(channel) },
    message_ts: message.ts,
    message: describeMessage(world, message),
    response_url: world.responseUrls.issue({ personId, channelId: channel.id, original }),
  };
}

function describeChoice(world: World, person: WorkspacePerson): SlackJson {
  // Slack does not name the app in these payloads.
  const { api_app_id, ...gesture } = describeGesture(world, person);
  return {
    ...gesture,
    action_ts: world.newTimestamp(),
    trigger_id: world.triggers.issue(person.id),
  };
}

/** A person chooses a shortcut of the app: of a message, or one that is always there. */
export async function chooseShortcut(
  world: World,
  { personId, callbackId, message }: ShortcutRequest,
): Promise<BrowserAnswer> {
  const person = world.directory.person(personId);
  if (person === undefined) return failed('There is no such person here.');
  if (!world.manifest.hasInteractivity) {
    return failed('The app does not take part in shortcuts: its manifest turns them off.');
  }
  const type = message === null ? 'global' : 'message';
  const shortcut = world.manifest.shortcuts.find(
    (one) => one.callbackId === callbackId && one.type === type,
  );
  if (shortcut === undefined) return failed(`The app has no ${type} shortcut ${callbackId}.`);
  const target = message === null ? {} : describeTarget(world, personId, message);
  if (target === null) return failed('This message is no longer here.');
  const payload = {
    type: message === null ? 'shortcut' : 'message_action',
    ...describeChoice(world, person),
    callback_id: callbackId,
    ...target,
  };
  const answer = await world.dispatcher.send('shortcut', payload, () => {});
  const trouble = troubleWith(shortcut.name, answer);
  return trouble === null ? done : failed(trouble);
}

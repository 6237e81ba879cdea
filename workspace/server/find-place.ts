import {
  findElement,
  type PlacedElement,
  type StateValues,
  stateValuesOf,
} from '../../block-kit/find-elements.ts';
import { objectsOf } from '../../block-kit/slack-json.ts';
import type { ElementPlace, SlackJson } from '../protocol.ts';
import { describeMessage, describeView } from './describe-for-app.ts';
import { valuesOfView } from './keep-views.ts';
import { channelNameOf, type World } from './world.ts';

/** Where an element stands, with what a payload says of that place. */
export type FoundPlace = {
  readonly found: PlacedElement | undefined;
  /** `container` with `message` and `channel`, or with `view`; made when asked, so it is fresh. */
  readonly describe: () => SlackJson;
  readonly values: () => StateValues;
  readonly choose: (values: StateValues) => void;
  /** The message's channel and timestamp, for a `response_url`; `null` in a view. */
  readonly message: { readonly channelId: string; readonly ts: string } | null;
};

type ElementName = { readonly blockId: string; readonly actionId: string };

function findInMessage(
  world: World,
  personId: string,
  place: Extract<ElementPlace, { kind: 'message' }>,
  { blockId, actionId }: ElementName,
): FoundPlace | undefined {
  const { messages, directory } = world;
  const message = messages.find(place.channelId, place.ts, personId);
  const channel = directory.channel(place.channelId);
  if (message === undefined || channel?.memberIds.includes(personId) !== true) return undefined;
  const isEphemeral = message.ephemeralFor !== null;
  const thread = message.threadTs === null ? {} : { thread_ts: message.threadTs };
  const values = () => stateValuesOf(message.blocks, messages.chosenIn(message, personId));
  return {
    found: findElement(message.blocks, blockId, actionId),
    describe: () => ({
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: channel.id,
        is_ephemeral: isEphemeral,
        ...thread,
      },
      channel: { id: channel.id, name: channelNameOf(channel) },
      // Slack does not show the app its ephemeral messages again.
      ...(isEphemeral ? {} : { message: describeMessage(world, message) }),
      state: { values: values() },
    }),
    values,
    choose: (chosen) => messages.choose(message, personId, chosen),
    message: { channelId: channel.id, ts: message.ts },
  };
}

/** Finds an element where a person sees it; `undefined` where the message or view is gone. */
export function findPlace(
  world: World,
  personId: string,
  place: ElementPlace,
  name: ElementName,
): FoundPlace | undefined {
  if (place.kind === 'message') return findInMessage(world, personId, place, name);
  const { views } = world;
  const stored = place.kind === 'home' ? views.home(personId) : views.find(place.viewId);
  if (stored === undefined || stored.personId !== personId) return undefined;
  const fresh = () => views.find(stored.id) ?? stored;
  return {
    found: findElement(objectsOf(stored.view.blocks), name.blockId, name.actionId),
    describe: () => ({
      container: { type: 'view', view_id: stored.id },
      view: describeView(world, fresh()),
    }),
    values: () => valuesOfView(fresh()),
    choose: (chosen) => {
      views.choose(fresh(), chosen);
    },
    message: null,
  };
}

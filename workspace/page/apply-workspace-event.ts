import type {
  WorkspaceChannel,
  WorkspaceEvent,
  WorkspaceMessage,
  WorkspaceState,
} from '../protocol.ts';

/** The state after an event; applying the same event twice changes nothing more. */
export function applyWorkspaceEvent(state: WorkspaceState, event: WorkspaceEvent): WorkspaceState {
  switch (event.type) {
    case 'message':
    case 'message_changed':
      return { ...state, messages: putMessage(state.messages, event.message) };
    case 'message_deleted':
      return {
        ...state,
        messages: state.messages.filter(
          ({ channelId, ts }) => channelId !== event.channelId || ts !== event.ts,
        ),
      };
    case 'channel':
      return { ...state, channels: putChannel(state.channels, event.channel) };
    case 'views':
      return { ...state, openViews: event.openViews };
    case 'home':
      return { ...state, home: event.home };
    case 'clock':
      return { ...state, clock: { ...state.clock, now: event.now } };
  }
}

/**
 * A freshly fetched state, with the messages seen by this person alone carried over: the server
 * does not keep them, and only a reload of the page is meant to lose them.
 */
export function carryEphemerals(fresh: WorkspaceState, before: WorkspaceState): WorkspaceState {
  if (fresh.personId !== before.personId) return fresh;
  const carried = before.messages.filter(({ ephemeralFor }) => ephemeralFor !== null);
  return { ...fresh, messages: carried.reduce(putMessage, fresh.messages) };
}

function putMessage(
  messages: readonly WorkspaceMessage[],
  message: WorkspaceMessage,
): readonly WorkspaceMessage[] {
  const isSame = (other: WorkspaceMessage) =>
    other.channelId === message.channelId && other.ts === message.ts;
  return messages.some(isSame)
    ? messages.map((other) => (isSame(other) ? message : other))
    : [...messages, message];
}

function putChannel(
  channels: readonly WorkspaceChannel[],
  channel: WorkspaceChannel,
): readonly WorkspaceChannel[] {
  return channels.some(({ id }) => id === channel.id)
    ? channels.map((other) => (other.id === channel.id ? channel : other))
    : [...channels, channel];
}

import type { WorkspaceChannel, WorkspacePerson } from '../protocol.ts';
import type { Announcements } from './announce-changes.ts';

/** A channel to start with. */
export type ChannelOption = {
  readonly id: string;
  readonly name: string;
  readonly memberIds: readonly string[];
  readonly hasApp: boolean;
};

/** Who is in the workspace, and where they talk. */
export type Directory = {
  /** Everybody, the app's bot user last. */
  readonly people: () => readonly WorkspacePerson[];
  readonly person: (personId: string) => WorkspacePerson | undefined;
  readonly isDeactivated: (personId: string) => boolean;
  /** Closes a person's account, as when somebody leaves the company. */
  readonly deactivate: (personId: string) => void;
  /** Opens it again, as when somebody comes back. */
  readonly reactivate: (personId: string) => void;
  readonly channels: () => readonly WorkspaceChannel[];
  readonly channel: (channelId: string) => WorkspaceChannel | undefined;
  /** The direct conversation between a person and the app. */
  readonly directChannel: (personId: string) => WorkspaceChannel | undefined;
  /** Shares a channel with another company, by Slack Connect. */
  readonly share: (channelId: string) => void;
  /** Adds a member to a channel. */
  readonly join: (channelId: string, personId: string) => void;
};

/** The channel of this id, name (`#sales`) or person (their conversation with the app). */
export function findChannel(directory: Directory, given: string): WorkspaceChannel | undefined {
  const isNamed = ({ kind, name }: WorkspaceChannel) => kind === 'channel' && `#${name}` === given;
  return (
    directory.channel(given) ?? directory.channels().find(isNamed) ?? directory.directChannel(given)
  );
}

function checkOptions(people: readonly WorkspacePerson[], channels: readonly ChannelOption[]) {
  const ids = [...people.map((person) => person.id), ...channels.map((channel) => channel.id)];
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined) throw new Error(`The id ${twice} stands for two things.`);
  const known = new Set(people.map((person) => person.id));
  for (const channel of channels) {
    const stranger = channel.memberIds.find((member) => !known.has(member));
    if (stranger !== undefined) {
      throw new Error(`${stranger} is in #${channel.name} but not among the people.`);
    }
  }
}

/**
 * A directory with these people, channels, and a direct conversation between each person and the app.
 * @throws Error where an id comes twice or a channel's member is not among the people.
 */
export function createDirectory(
  announcements: Announcements,
  bot: WorkspacePerson,
  people: readonly WorkspacePerson[],
  channels: readonly ChannelOption[],
): Directory {
  checkOptions(people, channels);
  const everybody = new Map([...people, bot].map((person) => [person.id, person]));
  const deactivated = new Set<string>();
  const directIdOf = (personId: string) => `D${personId.replace(/^[UW]/, '')}`;
  const places = new Map<string, WorkspaceChannel>();
  for (const { id, name, memberIds, hasApp } of channels) {
    const members = hasApp ? [...memberIds, bot.id] : [...memberIds];
    places.set(id, {
      id,
      name,
      kind: 'channel',
      isShared: false,
      personId: null,
      memberIds: members,
    });
  }
  for (const person of people) {
    const id = directIdOf(person.id);
    const memberIds = [person.id, bot.id];
    places.set(id, {
      id,
      name: bot.name,
      kind: 'direct',
      isShared: false,
      personId: person.id,
      memberIds,
    });
  }
  return {
    people: () => [...everybody.values()],
    person: (personId) => everybody.get(personId),
    isDeactivated: (personId) => deactivated.has(personId),
    deactivate(personId) {
      deactivated.add(personId);
      announcements.changed();
    },
    reactivate(personId) {
      deactivated.delete(personId);
      announcements.changed();
    },
    channels: () => [...places.values()],
    channel: (channelId) => places.get(channelId),
    directChannel: (personId) => places.get(directIdOf(personId)),
    share(channelId) {
      const place = places.get(channelId);
      if (place === undefined) return;
      const channel = { ...place, isShared: true };
      places.set(channelId, channel);
      announcements.announce(channel.memberIds, { type: 'channel', channel });
    },
    join(channelId, personId) {
      const place = places.get(channelId);
      if (place === undefined || place.memberIds.includes(personId)) return;
      const channel = { ...place, memberIds: [...place.memberIds, personId] };
      places.set(channelId, channel);
      announcements.announce(channel.memberIds, { type: 'channel', channel });
    },
  };
}

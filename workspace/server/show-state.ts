import type { WorkspacePerson, WorkspaceState } from '../protocol.ts';
import { publicMessage } from './keep-messages.ts';
import { isMember, type World } from './world.ts';

/** The workspace as a person sees it after a reload: without ephemeral messages. */
export function stateFor(world: World, person: WorkspacePerson): WorkspaceState {
  const { manifest, app, directory, messages, views } = world;
  const channels = directory.channels().filter((channel) => isMember(channel, person.id));
  const seen = new Set(channels.map((channel) => channel.id));
  return {
    app: { name: manifest.name, botUserId: app.botUserId, hasHome: manifest.hasHomeTab },
    personId: person.id,
    people: directory.people(),
    channels,
    messages: messages
      .all()
      .filter((message) => seen.has(message.channelId) && message.ephemeralFor === null)
      .map(publicMessage),
    commands: manifest.commands.map(({ command, description, usageHint }) => ({
      command,
      description,
      usageHint,
    })),
    shortcuts: manifest.shortcuts,
    openViews: views.stack(person.id).map(({ id, hash, view }) => ({ id, hash, view })),
    home: views.home(person.id)?.view ?? null,
    clock: { now: world.clock.now(), canMove: world.canMoveClock },
  };
}

import type { BrowserAnswer, SayRequest, WorkspaceChannel } from '../protocol.ts';
import { done, failed } from './answer-page.ts';
import { formatTypedText, type Mentionable } from './format-typed-text.ts';
import type { StoredFile } from './keep-files.ts';
import type { StoredMessage } from './keep-messages.ts';
import { runSlashCommand } from './run-slash-command.ts';
import { sendMessageEvents } from './send-events.ts';
import { isMember, type World } from './world.ts';

function mentionables(world: World): readonly Mentionable[] {
  const { directory, manifest, app } = world;
  const people = directory.people().map(({ id, name }) => ({ name: `@${name}`, code: `<@${id}>` }));
  const channels = directory
    .channels()
    .filter(({ kind }) => kind === 'channel')
    .map(({ id, name }) => ({ name: `#${name}`, code: `<#${id}|${name}>` }));
  const appName = { name: `@${manifest.name}`, code: `<@${app.botUserId}>` };
  return [appName, ...people, ...channels];
}

/** The conversation, where this person may write in it; else a sentence that says why not. */
export function placeToWrite(
  world: World,
  personId: string,
  channelId: string,
): WorkspaceChannel | string {
  const channel = world.directory.channel(channelId);
  if (channel === undefined || !isMember(channel, personId)) {
    return 'You are not in this conversation.';
  }
  if (channel.kind === 'direct' && !world.manifest.takesDirectMessages) {
    return 'Sending messages to this app has been turned off.';
  }
  return channel;
}

/** Puts a person's message, perhaps with files, where it was written, and tells the app. */
export function postAsPerson(
  world: World,
  { personId, channelId, threadTs, text }: SayRequest,
  files: readonly StoredFile[] = [],
): StoredMessage {
  const message = world.messages.add({
    channelId,
    authorId: personId,
    text: formatTypedText(text, mentionables(world)),
    files,
    threadTs:
      threadTs === null ? null : (world.messages.find(channelId, threadTs)?.threadTs ?? threadTs),
  });
  sendMessageEvents(world, message);
  return message;
}

/** A person types a line: a message, or a slash command where it starts with `/`. */
export async function saySomething(world: World, request: SayRequest): Promise<BrowserAnswer> {
  const { personId, channelId, threadTs, text } = request;
  const person = world.directory.person(personId);
  const channel = world.directory.channel(channelId);
  if (person === undefined) return failed('There is no such person here.');
  if (channel === undefined || !isMember(channel, personId)) {
    return failed('You are not in this conversation.');
  }
  if (text.trim() === '') return failed('There is nothing to send.');
  if (text.startsWith('/')) {
    if (threadTs !== null) {
      return failed(`${text.split(/\s/)[0]} cannot be used in a thread. Use it in the channel.`);
    }
    return runSlashCommand(world, text, person, channel);
  }
  const place = placeToWrite(world, personId, channelId);
  if (typeof place === 'string') return failed(place);
  postAsPerson(world, request);
  return done;
}

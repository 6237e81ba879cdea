import { objectsOf, textOf } from '../../block-kit/slack-json.ts';
import type { BrowserAnswer, SlackJson, WorkspaceChannel, WorkspacePerson } from '../protocol.ts';
import { answerInChannel } from './answer-in-channel.ts';
import { done, failed, troubleWith } from './answer-page.ts';
import type { AppAnswer } from './carry-to-app.ts';
import { escapeText, formatTypedText, type Mentionable } from './format-typed-text.ts';
import type { ResponseContext } from './issue-response-urls.ts';
import type { ManifestCommand } from './read-manifest.ts';
import { sendMemberJoined } from './send-events.ts';
import { channelNameOf, isMember, userNameOf, type World } from './world.ts';

/** The names in the text of a command that asks for escaping, as `<@U1|mei.lin>`. */
function escapedMentions(world: World): readonly Mentionable[] {
  const people = world.directory
    .people()
    .map((person) => ({ name: `@${person.name}`, code: `<@${person.id}|${userNameOf(person)}>` }));
  const channels = world.directory
    .channels()
    .filter((channel) => channel.kind === 'channel')
    .map(({ id, name }) => ({ name: `#${name}`, code: `<#${id}|${name}>` }));
  return [...people, ...channels];
}

function payloadOf(
  world: World,
  command: ManifestCommand,
  text: string,
  person: WorkspacePerson,
  channel: WorkspaceChannel,
  responseUrl: string,
): SlackJson {
  const { app } = world;
  return {
    token: app.verificationToken,
    team_id: app.teamId,
    team_domain: app.teamDomain,
    channel_id: channel.id,
    channel_name: channelNameOf(channel),
    user_id: person.id,
    user_name: userNameOf(person),
    command: command.command,
    text: command.escapes ? formatTypedText(text, escapedMentions(world)) : escapeText(text),
    api_app_id: app.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: world.triggers.issue(person.id),
  };
}

/** Shows what the app answered at once; the answer is a sentence about what went wrong, or `null`. */
function showAnswer(
  world: World,
  name: string,
  context: ResponseContext,
  answer: AppAnswer,
): string | null {
  if (answer.kind !== 'answered') return troubleWith(name, answer);
  const { text, blocks, response_type: responseType } = answer.body;
  if (textOf(text) === '' && objectsOf(blocks).length === 0) return null;
  const refusal = answerInChannel(world, context, {
    text: textOf(text),
    blocks: blocks ?? [],
    isInChannel: responseType === 'in_channel',
    replacesOriginal: false,
    deletesOriginal: false,
    threadTs: null,
  });
  if (refusal === null) return null;
  return `${name} failed: the app's answer is not one Slack takes: ${JSON.stringify(refusal)}`;
}

async function runAppCommand(
  world: World,
  command: ManifestCommand,
  text: string,
  person: WorkspacePerson,
  channel: WorkspaceChannel,
): Promise<BrowserAnswer> {
  const original = { isCommand: true, ts: null };
  const context: ResponseContext = { personId: person.id, channelId: channel.id, original };
  const url = world.responseUrls.issue(context);
  const payload = payloadOf(world, command, text, person, channel, url);
  let trouble: string | null = null;
  await world.dispatcher.send('command', payload, (answer) => {
    trouble = showAnswer(world, command.command, context, answer);
  });
  return trouble === null ? done : failed(trouble);
}

/** Brings a person or the app into the channel, as `/invite @Name` does. */
function invite(
  world: World,
  text: string,
  person: WorkspacePerson,
  channel: WorkspaceChannel,
): BrowserAnswer {
  const { directory, app, manifest } = world;
  const wanted = text.replace(/^@/, '').trim().toLowerCase();
  const isApp = [manifest.name, manifest.botName].some((name) => name.toLowerCase() === wanted);
  const guestId = isApp
    ? app.botUserId
    : directory.people().find((one) => one.name.toLowerCase() === wanted)?.id;
  if (guestId === undefined) return failed('/invite needs the name of a person or the app.');
  if (channel.kind === 'direct') return failed('/invite works in channels only.');
  if (isMember(channel, guestId)) {
    return failed(`${text.trim()} is already in #${channel.name}.`);
  }
  directory.join(channel.id, guestId);
  if (isApp || isMember(channel, app.botUserId)) {
    sendMemberJoined(world, channel.id, guestId, person.id);
  }
  return done;
}

/** Runs a line that starts with a slash: one of the app's commands, or `/invite`. */
export function runSlashCommand(
  world: World,
  line: string,
  person: WorkspacePerson,
  channel: WorkspaceChannel,
): Promise<BrowserAnswer> {
  const [, name = '/', text = ''] = /^(\/\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  const wanted = name.toLowerCase();
  if (wanted === '/invite') return Promise.resolve(invite(world, text, person, channel));
  const command = world.manifest.commands.find((one) => one.command === wanted);
  if (command === undefined) {
    return Promise.resolve(failed(`There is no command ${name} in this workspace.`));
  }
  return runAppCommand(world, command, text.trimEnd(), person, channel);
}

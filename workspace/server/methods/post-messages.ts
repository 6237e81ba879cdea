import { z } from 'zod';
import { objectsOf } from '../../../block-kit/slack-json.ts';
import { type PayloadFault, validateMessage } from '../../../block-kit/validate-payload.ts';
import type { SlackJson } from '../../protocol.ts';
import { describeMessage } from '../describe-for-app.ts';
import type { StoredMessage } from '../keep-messages.ts';
import { CallRefused, refuseFaults } from '../refuse-call.ts';
import { sendChangeEvent, sendMessageEvents, sendMetadataEvent } from '../send-events.ts';
import { isMember, type World } from '../world.ts';
import {
  type ApiMethods,
  always,
  channelFor,
  flag,
  ownChannelFor,
  readArguments,
} from './api-method.ts';

const content = {
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
  markdown_text: z.string().optional(),
};
const postArguments = z.object({
  ...content,
  channel: z.string(),
  thread_ts: z.string().optional(),
  reply_broadcast: flag.optional(),
  metadata: z.unknown().optional(),
  client_msg_id: z.string().optional(),
});
const ephemeralArguments = z.object({
  ...content,
  channel: z.string(),
  user: z.string(),
  thread_ts: z.string().optional(),
});
const updateArguments = z.object({
  ...content,
  channel: z.string(),
  ts: z.string(),
  metadata: z.unknown().optional(),
});
const messageArguments = z.object({ channel: z.string(), ts: z.string() });
const permalinkArguments = z.object({ channel: z.string(), message_ts: z.string() });

const primitive = z.union([z.string(), z.number(), z.boolean()]);
const metadataSchema = z.object({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(
    z.string(),
    z.union([primitive, z.record(z.string(), primitive), z.array(primitive)]),
  ),
});

type Content = {
  readonly text: string;
  readonly blocks: readonly SlackJson[];
  readonly attachments: readonly SlackJson[];
};

/** Slack calls a second table an attachment that it does not take. */
function errorOfMessage(faults: readonly PayloadFault[]): string {
  const isAboutAttachments = faults.some(
    ({ pointer, code }) => code === 'only_one_table_allowed' || pointer.startsWith('/attachments'),
  );
  return isAboutAttachments ? 'invalid_attachments' : 'invalid_blocks';
}

/** A message's text and blocks, checked. @throws CallRefused */
export function readContent(given: {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly markdown_text?: string | undefined;
}): Content {
  const { text = '', markdown_text: markdown } = given;
  if (markdown !== undefined && (given.blocks !== undefined || text !== '')) {
    throw new CallRefused('markdown_text_conflict');
  }
  const blocks =
    markdown === undefined ? (given.blocks ?? []) : [{ type: 'markdown', text: markdown }];
  const faults = validateMessage({ text, blocks, attachments: given.attachments });
  if (faults.some(({ pointer }) => pointer === '/text')) throw new CallRefused('msg_too_long');
  refuseFaults(errorOfMessage(faults), faults);
  const attachments = objectsOf(given.attachments);
  const filled = {
    text: text === '' ? (markdown ?? '') : text,
    blocks: objectsOf(blocks),
    attachments,
  };
  if (filled.text === '' && filled.blocks.length === 0 && attachments.length === 0) {
    throw new CallRefused('no_text');
  }
  return filled;
}

function readMetadata(given: unknown): SlackJson | null {
  if (given === undefined || given === '') return null;
  const read = metadataSchema.safeParse(given);
  if (!read.success) throw new CallRefused('invalid_metadata_format');
  return read.data;
}

/** The `ts` of the thread's first message, also where a reply was named; `null` for no thread. */
export function threadOf(
  world: World,
  channelId: string,
  threadTs: string | undefined,
): string | null {
  if (threadTs === undefined || threadTs === '') return null;
  return world.messages.find(channelId, threadTs)?.threadTs ?? threadTs;
}

function ownMessage(world: World, channelId: string, ts: string, refusal: string): StoredMessage {
  const message = world.messages.find(channelId, ts);
  if (message === undefined) throw new CallRefused('message_not_found');
  if (message.authorId !== world.app.botUserId) throw new CallRefused(refusal);
  return message;
}

function postMessage(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(postArguments, given);
  const channel = ownChannelFor(world, wanted.channel);
  if (channel.personId !== null && world.directory.isDeactivated(channel.personId)) {
    throw new CallRefused('user_disabled');
  }
  const earlier = world.messages.find(
    channel.id,
    world.repeats.earlier(channel.id, wanted.client_msg_id),
  );
  if (earlier !== undefined) return answerPost(world, earlier);
  const message = world.messages.add({
    ...readContent(wanted),
    channelId: channel.id,
    authorId: world.app.botUserId,
    metadata: readMetadata(wanted.metadata),
    threadTs: threadOf(world, channel.id, wanted.thread_ts),
  });
  sendMessageEvents(world, message);
  sendMetadataEvent(world, message);
  world.repeats.keep(channel.id, wanted.client_msg_id, message.ts);
  return answerPost(world, message);
}

const answerPost = (world: World, message: StoredMessage): SlackJson => ({
  channel: message.channelId,
  ts: message.ts,
  message: describeMessage(world, message, true),
});

function postEphemeral(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(ephemeralArguments, given);
  const channel = ownChannelFor(world, wanted.channel);
  if (world.directory.person(wanted.user) === undefined) throw new CallRefused('user_not_found');
  if (!isMember(channel, wanted.user)) throw new CallRefused('user_not_in_channel');
  const message = world.messages.add({
    ...readContent(wanted),
    channelId: channel.id,
    authorId: world.app.botUserId,
    threadTs: threadOf(world, channel.id, wanted.thread_ts),
    ephemeralFor: wanted.user,
  });
  return { message_ts: message.ts };
}

function update(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(updateArguments, given);
  const channel = channelFor(world, wanted.channel);
  const before = ownMessage(world, channel.id, wanted.ts, 'cant_update_message');
  const filled = readContent(wanted);
  const isTextless = filled.text === '' && filled.blocks.length === 0;
  const after = world.messages.change(before, {
    // A text alone takes the place of the blocks; attachments alone leave text and blocks.
    text: isTextless ? before.text : filled.text,
    blocks: isTextless ? before.blocks : filled.blocks,
    attachments: wanted.attachments === undefined ? before.attachments : filled.attachments,
    metadata: wanted.metadata === undefined ? before.metadata : readMetadata(wanted.metadata),
    // Slack marks what was edited only where it shows the text.
    isEdited: before.isEdited || filled.blocks.length === 0,
  });
  sendChangeEvent(world, before, after);
  return {
    channel: channel.id,
    ts: after.ts,
    text: after.text,
    message: describeMessage(world, after, true),
  };
}

function remove(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(messageArguments, given);
  const channel = channelFor(world, wanted.channel);
  const message = ownMessage(world, channel.id, wanted.ts, 'cant_delete_message');
  world.messages.remove(message);
  sendChangeEvent(world, message, null);
  return { channel: channel.id, ts: message.ts };
}

function getPermalink(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(permalinkArguments, given);
  const channel = channelFor(world, wanted.channel);
  const message = world.messages.find(channel.id, wanted.message_ts);
  if (message === undefined) throw new CallRefused('message_not_found');
  const thread =
    message.threadTs === null ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
  const place = `${channel.id}/p${message.ts.replace('.', '')}`;
  return { channel: channel.id, permalink: `${world.origin()}/archives/${place}${thread}` };
}

/** `chat.postMessage`, `postEphemeral`, `update`, `delete`, `getPermalink`. */
export const chatMethods: ApiMethods = {
  'chat.postMessage': { token: 'bot', scopes: always('chat:write'), run: postMessage },
  'chat.postEphemeral': { token: 'bot', scopes: always('chat:write'), run: postEphemeral },
  'chat.update': { token: 'bot', scopes: always('chat:write'), run: update },
  'chat.delete': { token: 'bot', scopes: always('chat:write'), run: remove },
  'chat.getPermalink': { token: 'bot', scopes: always(), run: getPermalink },
};

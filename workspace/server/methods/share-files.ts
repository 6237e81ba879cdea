import { z } from 'zod';
import { objectsOf } from '../../../block-kit/slack-json.ts';
import type { SlackJson } from '../../protocol.ts';
import { describeFile } from '../describe-for-app.ts';
import type { StoredFile } from '../keep-files.ts';
import { largestFile } from '../read-request.ts';
import { CallRefused } from '../refuse-call.ts';
import { sendFileShared, sendMessageEvents } from '../send-events.ts';
import type { World } from '../world.ts';
import { type ApiMethods, always, amount, ownChannelFor, readArguments } from './api-method.ts';
import { readContent, threadOf } from './post-messages.ts';

/** In characters. */
const longestAltText = 1000;
const announceArguments = z.object({
  filename: z.string().min(1),
  length: amount.refine((length) => length > 0, 'must be more than 0'),
  alt_txt: z.string().optional(),
});
const completeArguments = z.object({
  files: z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1),
  // Slack takes no person's id here.
  channel_id: z
    .string()
    .regex(/^[CGDZ]/, 'input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$')
    .optional(),
  channels: z.string().optional(),
  thread_ts: z.string().optional(),
  initial_comment: z.string().optional(),
  blocks: z.unknown().optional(),
});
const infoArguments = z.object({ file: z.string() });
const listArguments = z.object({
  channel: z.string().optional(),
  user: z.string().optional(),
  ts_from: z.coerce.number().optional(),
  ts_to: z.coerce.number().optional(),
  count: amount.optional(),
  page: amount.optional(),
});

/** Announces a file; its bytes go to the answered address. */
function getUploadUrl(world: World, given: SlackJson): SlackJson {
  const { filename, length, alt_txt } = readArguments(announceArguments, given);
  if ([...(alt_txt ?? '')].length > longestAltText) throw new CallRefused('alt_txt_too_large');
  if (length > largestFile) throw new CallRefused('file_upload_size_restricted');
  const { fileId, key } = world.files.reserve({
    name: filename,
    userId: world.app.botUserId,
    length,
    altText: alt_txt ?? null,
  });
  return { upload_url: `${world.origin()}/upload/v1/${key}`, file_id: fileId };
}

/** The bytes have come: the files are kept and, where a conversation is named, shown in it. */
function completeUpload(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(completeArguments, given);
  const { initial_comment: text = '', blocks = [] } = wanted;
  const channels = (wanted.channel_id ?? wanted.channels ?? '').split(',').filter(Boolean);
  const places = channels.map((id) => ownChannelFor(world, id));
  if (wanted.files.some(({ id }) => !world.files.hasCome(id))) {
    throw new CallRefused('file_not_found');
  }
  const content =
    text === '' && objectsOf(blocks).length === 0 ? null : readContent({ text, blocks });
  const files = wanted.files.flatMap(({ id, title }) => world.files.complete(id, title) ?? []);
  for (const { id } of places) {
    const message = world.messages.add({
      ...(content ?? { text: '' }),
      channelId: id,
      authorId: world.app.botUserId,
      files,
      threadTs: threadOf(world, id, wanted.thread_ts),
    });
    sendMessageEvents(world, message);
    for (const file of files) sendFileShared(world, file, id);
  }
  return { files: files.map((file) => ({ ...describeFile(world, file), ...notYetKnown })) };
}

/** Slack looks at a file and shows it after its answer: what comes of that is not in it. */
const notYetKnown: SlackJson = {
  mimetype: '',
  filetype: '',
  pretty_type: '',
  channels: [],
  groups: [],
  ims: [],
  shares: {},
};

/** A file with the conversations and messages it stands in. */
function describeShared(world: World, file: StoredFile): SlackJson {
  const messages = world.messages
    .all()
    .filter((message) => message.files.some(({ id }) => id === file.id));
  const channelsOf = (kind: 'channel' | 'direct') =>
    messages
      .map(({ channelId }) => channelId)
      .filter((id) => world.directory.channel(id)?.kind === kind);
  const shares = messages
    .filter(({ channelId }) => world.directory.channel(channelId)?.kind === 'channel')
    .map(({ channelId, ts, threadTs }): [string, readonly SlackJson[]] => [
      channelId,
      [{ ts, ...(threadTs === null ? {} : { thread_ts: threadTs }) }],
    ]);
  return {
    ...describeFile(world, file),
    channels: channelsOf('channel'),
    groups: [],
    ims: channelsOf('direct'),
    shares: shares.length === 0 ? {} : { public: Object.fromEntries(shares) },
  };
}

function findFile(world: World, fileId: string): StoredFile {
  const file = world.files.find(fileId);
  if (file === undefined) throw new CallRefused('file_not_found');
  return file;
}

function info(world: World, given: SlackJson): SlackJson {
  const { file } = readArguments(infoArguments, given);
  return { file: describeShared(world, findFile(world, file)), comments: [] };
}

function list(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(listArguments, given);
  const files = world.files
    .all()
    .filter(({ userId }) => wanted.user === undefined || userId === wanted.user)
    .filter(({ created }) => created >= (wanted.ts_from ?? 0))
    .filter(({ created }) => created <= (wanted.ts_to ?? Number.POSITIVE_INFINITY))
    .map((file) => describeShared(world, file))
    .filter((file) => isIn(file, wanted.channel));
  const count = wanted.count || 100;
  const page = wanted.page || 1;
  const pages = Math.ceil(files.length / count);
  return {
    files: files.slice((page - 1) * count, page * count),
    paging: { count, total: files.length, page, pages },
  };
}

function isIn(file: SlackJson, channelId: string | undefined): boolean {
  const places = [file.channels, file.ims].flat();
  return channelId === undefined || places.includes(channelId);
}

function remove(world: World, given: SlackJson): SlackJson {
  const { file } = readArguments(infoArguments, given);
  if (world.files.wasRemoved(file)) throw new CallRefused('file_deleted');
  const { id, userId } = findFile(world, file);
  if (userId !== world.app.botUserId) throw new CallRefused('cant_delete_file');
  world.files.remove(id);
  for (const message of world.messages.all()) {
    if (!message.files.some((one) => one.id === id)) continue;
    world.messages.change(message, {
      files: message.files.filter((one) => one.id !== id),
      deletedFileIds: [...message.deletedFileIds, id],
    });
  }
  return {};
}

/** `files.getUploadURLExternal`, `completeUploadExternal`, `info`, `list`, `delete`. */
export const fileMethods: ApiMethods = {
  'files.getUploadURLExternal': { token: 'bot', scopes: always('files:write'), run: getUploadUrl },
  'files.completeUploadExternal': {
    token: 'bot',
    scopes: always('files:write'),
    run: completeUpload,
  },
  'files.info': { token: 'bot', scopes: always('files:read'), run: info },
  'files.list': { token: 'bot', scopes: always('files:read'), run: list },
  'files.delete': { token: 'bot', scopes: always('files:write'), run: remove },
};

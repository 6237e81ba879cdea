import { z } from 'zod';
import type { SlackJson } from '../../protocol.ts';
import { describeChannel, describeMessage } from '../describe-for-app.ts';
import type { StoredMessage } from '../keep-messages.ts';
import { CallRefused } from '../refuse-call.ts';
import { isMember, type World } from '../world.ts';
import {
  type ApiMethods,
  always,
  amount,
  byChannelKind,
  byTypes,
  channelFor,
  flag,
  ownChannelFor,
  pageOf,
  readArguments,
  typesOf,
} from './api-method.ts';

const openArguments = z.object({
  users: z.string().optional(),
  channel: z.string().optional(),
  return_im: flag.optional(),
});
const infoArguments = z.object({ channel: z.string() });
const pageArguments = { limit: amount.optional(), cursor: z.string().optional() };
const listArguments = z.object(pageArguments);
const membersArguments = z.object({ channel: z.string(), ...pageArguments });
const historyArguments = z.object({
  channel: z.string(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
  ...pageArguments,
});
const repliesArguments = historyArguments.extend({ ts: z.string() });

function open(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(openArguments, given);
  const people = (wanted.users ?? '').split(',').filter((one) => one !== '');
  if (people.length > 1) throw new CallRefused('not_supported');
  const [personId] = people;
  if (personId === undefined && wanted.channel === undefined) {
    throw new CallRefused('users_list_not_supplied');
  }
  if (personId === world.app.botUserId) throw new CallRefused('cannot_dm_bot');
  if (personId !== undefined && world.directory.isDeactivated(personId)) {
    throw new CallRefused('user_disabled');
  }
  const channel =
    personId === undefined
      ? channelFor(world, wanted.channel ?? '')
      : world.directory.directChannel(personId);
  if (channel === undefined) throw new CallRefused('user_not_found');
  return {
    no_op: true,
    already_open: true,
    channel: wanted.return_im ? describeChannel(world, channel) : { id: channel.id },
  };
}

function info(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(infoArguments, given);
  return { channel: describeChannel(world, channelFor(world, wanted.channel)) };
}

function members(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(membersArguments, given);
  const { memberIds } = channelFor(world, wanted.channel);
  const { page, nextCursor } = pageOf(memberIds, {
    limit: wanted.limit || 100,
    cursor: wanted.cursor,
  });
  return { members: page, response_metadata: { next_cursor: nextCursor } };
}

type Span = {
  readonly oldest?: string | undefined;
  readonly latest?: string | undefined;
  readonly inclusive?: boolean | undefined;
};

/** Whether a timestamp lies in the span; the ends belong to it only if it is inclusive. */
function isWithin(ts: string, { oldest, latest, inclusive = false }: Span): boolean {
  const at = Number(ts);
  const isAfter =
    oldest === undefined || at > Number(oldest) || (inclusive && at === Number(oldest));
  const isBefore =
    latest === undefined || at < Number(latest) || (inclusive && at === Number(latest));
  return isAfter && isBefore;
}

function readable(world: World, channelId: string): readonly StoredMessage[] {
  const channel = ownChannelFor(world, channelId);
  return world.messages
    .all()
    .filter((message) => message.channelId === channel.id && message.ephemeralFor === null);
}

function pageOfMessages(
  world: World,
  messages: readonly StoredMessage[],
  wanted: z.infer<typeof historyArguments>,
): SlackJson {
  const limit = Math.min(wanted.limit || 100, 999);
  const { page, nextCursor } = pageOf(messages, { limit, cursor: wanted.cursor });
  return {
    messages: page.map((one) => describeMessage(world, one, wanted.include_all_metadata)),
    has_more: nextCursor !== '',
    response_metadata: { next_cursor: nextCursor },
  };
}

function history(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(historyArguments, given);
  const messages = readable(world, wanted.channel)
    .filter((message) => message.threadTs === null && isWithin(message.ts, wanted))
    .reverse();
  return pageOfMessages(world, messages, wanted);
}

function replies(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(repliesArguments, given);
  const all = readable(world, wanted.channel);
  const asked = all.find((message) => message.ts === wanted.ts);
  const rootTs = asked?.threadTs ?? wanted.ts;
  const thread = all.filter(({ ts, threadTs }) => ts === rootTs || threadTs === rootTs);
  if (thread.length === 0) throw new CallRefused('thread_not_found');
  const messages = thread.filter(({ ts }) => ts === rootTs || isWithin(ts, wanted));
  return pageOfMessages(world, messages, wanted);
}

function join(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(infoArguments, given);
  const channel = channelFor(world, wanted.channel);
  if (channel.kind === 'direct') {
    throw new CallRefused('method_not_supported_for_channel_type');
  }
  if (!isMember(channel, world.app.botUserId)) {
    world.directory.join(channel.id, world.app.botUserId);
  }
  return { channel: describeChannel(world, channelFor(world, channel.id)) };
}

function list(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(listArguments, given);
  const types = typesOf(given);
  const channels = world.directory
    .channels()
    .filter(({ kind }) => types.includes(kind === 'direct' ? 'im' : 'public_channel'));
  const limit = wanted.limit || 100;
  const { page, nextCursor } = pageOf(channels, { limit, cursor: wanted.cursor });
  return {
    channels: page.map((channel) => describeChannel(world, channel)),
    response_metadata: { next_cursor: nextCursor },
  };
}

/** `conversations.list`, `open`, `info`, `members`, `history`, `replies`, `join`. */
export const conversationMethods: ApiMethods = {
  'conversations.list': { token: 'bot', scopes: byTypes, run: list },
  'conversations.open': { token: 'bot', scopes: always('im:write'), run: open },
  'conversations.info': { token: 'bot', scopes: byChannelKind('read'), run: info },
  'conversations.members': { token: 'bot', scopes: byChannelKind('read'), run: members },
  'conversations.history': { token: 'bot', scopes: byChannelKind('history'), run: history },
  'conversations.replies': { token: 'bot', scopes: byChannelKind('history'), run: replies },
  'conversations.join': { token: 'bot', scopes: always('channels:join'), run: join },
};

import { z } from 'zod';
import type { SlackJson } from '../../protocol.ts';
import { describeChannel, describePerson } from '../describe-for-app.ts';
import { CallRefused } from '../refuse-call.ts';
import { isMember, type World } from '../world.ts';
import {
  type ApiMethods,
  always,
  amount,
  byTypes,
  flag,
  pageOf,
  readArguments,
  typesOf,
} from './api-method.ts';

const infoArguments = z.object({ user: z.string(), include_locale: flag.optional() });
const listArguments = z.object({
  include_locale: flag.optional(),
  limit: amount.optional(),
  cursor: z.string().optional(),
});
const conversationsArguments = z.object({
  user: z.string().optional(),
  types: z.string().optional(),
  limit: amount.optional(),
  cursor: z.string().optional(),
});

function info(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(infoArguments, given);
  const person = world.directory.person(wanted.user);
  if (person === undefined) throw new CallRefused('user_not_found');
  return { user: describePerson(world, person, wanted.include_locale ?? false) };
}

function list(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(listArguments, given);
  const limit = wanted.limit || 1000;
  const { page, nextCursor } = pageOf(world.directory.people(), { limit, cursor: wanted.cursor });
  return {
    members: page.map((person) => describePerson(world, person, wanted.include_locale ?? false)),
    cache_ts: Math.floor(world.clock.now() / 1000),
    response_metadata: { next_cursor: nextCursor },
  };
}

function conversations(world: World, given: SlackJson): SlackJson {
  const wanted = readArguments(conversationsArguments, given);
  const types = typesOf(given);
  const memberId = wanted.user ?? world.app.botUserId;
  if (world.directory.person(memberId) === undefined) throw new CallRefused('user_not_found');
  const channels = world.directory
    .channels()
    .filter((channel) => types.includes(channel.kind === 'direct' ? 'im' : 'public_channel'))
    .filter((channel) => isMember(channel, memberId));
  const { page, nextCursor } = pageOf(channels, {
    limit: wanted.limit || 100,
    cursor: wanted.cursor,
  });
  return {
    channels: page.map((channel) => describeChannel(world, channel)),
    response_metadata: { next_cursor: nextCursor },
  };
}

/** `users.info`, `list`, `conversations`. */
export const peopleMethods: ApiMethods = {
  'users.info': { token: 'bot', scopes: always('users:read'), run: info },
  'users.list': { token: 'bot', scopes: always('users:read'), run: list },
  'users.conversations': {
    token: 'bot',
    scopes: byTypes,
    run: conversations,
  },
};

import { z } from 'zod';
import type { SlackJson, WorkspaceChannel } from '../../protocol.ts';
import { findChannel } from '../keep-people-and-channels.ts';
import { CallRefused } from '../refuse-call.ts';
import { isMember, type World } from '../world.ts';

/** A Web API method. */
export type ApiMethod = {
  readonly token: 'bot' | 'app' | 'none';
  /** The app needs one of these scopes; none where the list is empty. */
  readonly scopes: (world: World, given: SlackJson) => readonly string[];
  /** The answer's fields besides `ok`. @throws CallRefused */
  readonly run: (world: World, given: SlackJson) => SlackJson;
};

/** Methods by name. */
export type ApiMethods = { readonly [name: string]: ApiMethod };

/** No scope, or always the same. */
export const always =
  (...scopes: readonly string[]) =>
  () =>
    scopes;

/** True or false, as JSON or as a form's text. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');

/** A number, as JSON or as a form's text. */
export const amount = z.coerce.number().int().nonnegative();

/**
 * The arguments in the shape a method takes.
 * @throws CallRefused `invalid_arguments`
 */
export function readArguments<Shape>(schema: z.ZodType<Shape>, given: SlackJson): Shape {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const messages = read.error.issues.map(
    (issue) => `[ERROR] ${issue.message} [json-pointer:/${issue.path.join('/')}]`,
  );
  throw new CallRefused('invalid_arguments', { response_metadata: { messages } });
}

/**
 * The channel of this id, name (`#sales`) or person (their direct conversation).
 * @throws CallRefused `channel_not_found`
 */
export function channelFor(world: World, id: string): WorkspaceChannel {
  const channel = findChannel(world.directory, id);
  if (channel === undefined) throw new CallRefused('channel_not_found');
  return channel;
}

/**
 * A channel the app is in.
 * @throws CallRefused `channel_not_found`, `not_in_channel`
 */
export function ownChannelFor(world: World, id: string): WorkspaceChannel {
  const channel = channelFor(world, id);
  if (!isMember(channel, world.app.botUserId)) throw new CallRefused('not_in_channel');
  return channel;
}

/** `channels:read` or `im:read` (or `history`), by the kind of the channel in the arguments. */
export const byChannelKind =
  (right: 'read' | 'history') =>
  (world: World, given: SlackJson): readonly string[] => {
    const id = typeof given.channel === 'string' ? given.channel : '';
    const kind = world.directory.channel(id)?.kind ?? 'channel';
    return kind === 'direct' ? [`im:${right}`] : [`channels:${right}`, `groups:${right}`];
  };

const scopesOfTypes: { readonly [type: string]: string } = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

/** The kinds of conversations that are asked for; default public channels. */
export function typesOf(given: SlackJson): readonly string[] {
  const types = typeof given.types === 'string' ? given.types : 'public_channel';
  return types.split(',').map((type) => type.trim());
}

/** The scopes for the kinds of conversations that are asked for. */
export const byTypes = (_world: World, given: SlackJson): readonly string[] =>
  typesOf(given).flatMap((type) => scopesOfTypes[type] ?? []);

const cursorPattern = /^after:(\d+)$/;

/**
 * A page of a list, with Slack's cursor to the next one (empty after the last).
 * @throws CallRefused `invalid_cursor`
 */
export function pageOf<Item>(
  items: readonly Item[],
  { limit, cursor }: { readonly limit: number; readonly cursor: string | undefined },
): { readonly page: readonly Item[]; readonly nextCursor: string } {
  const decoded = Buffer.from(cursor ?? '', 'base64').toString('utf8');
  const found = cursorPattern.exec(decoded);
  if (cursor !== undefined && cursor !== '' && found === null) {
    throw new CallRefused('invalid_cursor');
  }
  const start = Number(found?.[1] ?? 0);
  const end = start + limit;
  const nextCursor = end < items.length ? Buffer.from(`after:${end}`).toString('base64') : '';
  return { page: items.slice(start, end), nextCursor };
}

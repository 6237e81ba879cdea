import { z } from 'zod';
import type { WorkspaceId } from '../domain/person.ts';
import { plainLine, typedText, unescapeSlack } from './read-payloads.ts';

/** A message in whose menu a shortcut was chosen. */
export type ChosenMessage = {
  /** Without markup; people are in Slack's code. */
  readonly text: string;
  readonly permalink: string;
  /** The files that came with it and that the bot may know of. */
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly permalink: string;
  }[];
  /** The first address that it links to. */
  readonly link: string | null;
  /** The thread it stands in, null where it stands alone. */
  readonly threadTs: string | null;
};

export type ChosenShortcut = {
  readonly key: string;
  readonly callbackId: string;
  readonly userId: string;
  readonly workspaceId: WorkspaceId;
  /** `''` where the shortcut was chosen from no channel. */
  readonly channelId: string;
  readonly triggerId: string;
  readonly responseUrl: string | null;
  /** Null for a global shortcut. */
  readonly message: ChosenMessage | null;
};

const workspace = z.object({
  id: z.string().transform((id) => id as WorkspaceId),
  domain: z.string().default('app'),
});
const shared = {
  callback_id: z.string(),
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
};
const messageFile = z.object({
  id: z.string(),
  name: typedText.nullish(),
  permalink: z.string().nullish(),
});
const payload = z.discriminatedUnion('type', [
  z.object({ type: z.literal('shortcut'), team: workspace, ...shared }),
  z.object({
    type: z.literal('message_action'),
    team: workspace,
    ...shared,
    channel: z.object({ id: z.string() }),
    response_url: z.string().optional(),
    message: z.object({
      ts: z.string(),
      thread_ts: z.string().optional(),
      text: z.string().default(''),
      files: z.array(messageFile).default([]),
    }),
  }),
]);

/** `apiUrl` tells commercial Slack from GovSlack, whose messages live elsewhere. */
export function readShortcut(body: unknown, apiUrl: string): ChosenShortcut {
  const chosen = payload.parse(body);
  const { callback_id: callbackId, trigger_id: triggerId, user, team } = chosen;
  const common = {
    key: `shortcut/${team.id}/${triggerId}`,
    callbackId,
    userId: user.id,
    workspaceId: team.id,
    triggerId,
  };
  if (chosen.type === 'shortcut') {
    return { ...common, channelId: '', responseUrl: null, message: null };
  }
  const { channel, message } = chosen;
  const { ts, thread_ts: threadTs = null, text, files } = message;
  const host = new URL(apiUrl).hostname.endsWith('slack-gov.com') ? 'slack-gov.com' : 'slack.com';
  const permalink = new URL(
    `https://${team.domain}.${host}/archives/${channel.id}/p${ts.replace('.', '')}`,
  );
  if (threadTs !== null && threadTs !== ts) {
    permalink.searchParams.set('thread_ts', threadTs);
    permalink.searchParams.set('cid', channel.id);
  }
  return {
    ...common,
    channelId: channel.id,
    responseUrl: chosen.response_url ?? null,
    message: {
      text: plainLine(text),
      permalink: permalink.href,
      files: files.flatMap(({ id, name, permalink: place }) =>
        place ? [{ id, name: name || id, permalink: place }] : [],
      ),
      link: linkIn(text),
      threadTs,
    },
  };
}

/** Slack marks addresses up, also those that stand under other words. */
function linkIn(text: string): string | null {
  const [, address = null] = /<(https?:[^<>|\s]+)(?:\|[^<>]*)?>/iu.exec(text) ?? [];
  return address === null ? null : unescapeSlack(address);
}

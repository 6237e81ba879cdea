import { z } from 'zod';
import type { WorkspaceId } from '../domain/person.ts';
import { type Instant, instant } from '../domain/zoned-time.ts';
import { metadataEventType } from './mark-message.ts';

/**
 * Slack's payloads, read once: only the fields that are used, nothing else of what Slack sent gets
 * further or is stored.
 */

/** A workspace's id takes its brand where it comes in. */
const workspaceId = z.string().transform((id) => id as WorkspaceId);

export type SlashLine = {
  readonly key: string;
  readonly command: string;
  readonly text: string;
  readonly userId: string;
  readonly workspaceId: WorkspaceId;
  readonly channelId: string;
  readonly triggerId: string;
  readonly responseUrl: string;
};

const slashCommand = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  team_id: workspaceId,
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
});

export function readSlashCommand(body: unknown): SlashLine {
  const command = slashCommand.parse(body);
  return {
    key: `command/${command.team_id}/${command.trigger_id}`,
    command: command.command,
    text: unescapeSlack(withoutMarkup(command.text, null)),
    userId: command.user_id,
    workspaceId: command.team_id,
    channelId: command.channel_id,
    triggerId: command.trigger_id,
    responseUrl: command.response_url,
  };
}

export type ButtonPress = {
  readonly key: string;
  /** The action's name, such as `visit:undo`. */
  readonly name: string;
  readonly value: unknown;
  readonly userId: string;
  readonly workspaceId: WorkspaceId;
  readonly channelId: string;
  readonly triggerId: string;
  readonly responseUrl: string | null;
};

const blockActions = z.object({
  user: z.object({ id: z.string() }),
  team: z.object({ id: workspaceId }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});
const menuChoice = z.tuple([z.string(), z.unknown()]);

export function readButtonPress(body: unknown): ButtonPress | undefined {
  const press = blockActions.parse(body);
  const [action] = press.actions;
  const chosen = action?.selected_option?.value;
  const [name, value] = chosen
    ? menuChoice.parse(JSON.parse(chosen))
    : [action?.action_id.split('#')[0] ?? '', action?.value ? JSON.parse(action.value) : null];
  if (name === '') return undefined;
  return {
    key: `action/${press.team.id}/${press.trigger_id}`,
    name,
    value,
    userId: press.user.id,
    workspaceId: press.team.id,
    channelId: press.channel?.id ?? '',
    triggerId: press.trigger_id,
    responseUrl: press.response_url ?? null,
  };
}

const fieldValue = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_conversation: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_user: z.string().nullish(),
});

/** What was filled in, by block id: text, day, time or the value of the chosen option. */
export type FormValues = Readonly<Record<string, string | null>>;

export type FormSubmission = {
  readonly key: string;
  readonly name: string;
  readonly values: FormValues;
  /** Chosen people, by block id. */
  readonly people: Readonly<Record<string, readonly string[]>>;
  readonly metadata: unknown;
  readonly userId: string;
  readonly workspaceId: WorkspaceId;
};

const viewSubmission = z.object({
  user: z.object({ id: z.string() }),
  team: z.object({ id: workspaceId }),
  view: z.object({
    id: z.string(),
    hash: z.string().optional(),
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), fieldValue)) }),
  }),
});

export function readFormSubmission(body: unknown): FormSubmission {
  const { user, team, view } = viewSubmission.parse(body);
  const fields = Object.entries(view.state.values).flatMap(([block, elements]) =>
    Object.values(elements).map((element) => [block, element] as const),
  );
  return {
    key: `form/${team.id}/${view.id}`,
    name: view.callback_id,
    values: Object.fromEntries(
      fields.map(([block, field]) => [
        block,
        field.value ??
          field.selected_date ??
          field.selected_time ??
          field.selected_option?.value ??
          field.selected_conversation ??
          null,
      ]),
    ),
    people: Object.fromEntries(
      fields.map(([block, { selected_users, selected_user }]) => [
        block,
        selected_users ?? (selected_user ? [selected_user] : []),
      ]),
    ),
    metadata: view.private_metadata === '' ? null : JSON.parse(view.private_metadata),
    userId: user.id,
    workspaceId: team.id,
  };
}

export type OptionQuery = {
  readonly name: string;
  readonly typed: string;
  readonly userId: string;
  readonly workspaceId: WorkspaceId;
};

const blockSuggestion = z.object({
  action_id: z.string(),
  value: z.string().default(''),
  user: z.object({ id: z.string() }),
  team: z.object({ id: workspaceId }),
});

export function readOptionQuery(body: unknown): OptionQuery {
  const { action_id, value, user, team } = blockSuggestion.parse(body);
  return { name: action_id, typed: value, userId: user.id, workspaceId: team.id };
}

/** Events that are acted on; stored as they stand here until they are done. */
export const incomingEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('line'),
    workspaceId,
    userId: z.string(),
    channelId: z.string(),
    /** Thread to answer in; null outside of one. */
    threadTs: z.string().nullable(),
    isDirect: z.boolean(),
    text: z.string(),
    /** Slack's mark of the message, `seconds.micros`; null in what an earlier version kept. */
    ts: z.string().nullable().default(null),
  }),
  z.object({
    type: z.literal('invited'),
    workspaceId,
    channelId: z.string(),
    inviterId: z.string(),
  }),
]);
export type IncomingEvent = z.output<typeof incomingEvent>;

/** When a line was written, by Slack's mark of it; never after it was received. */
export function writtenAt(
  { ts }: Extract<IncomingEvent, { type: 'line' }>,
  receivedAt: Instant,
): Instant {
  const written = ts === null ? Number.NaN : Math.floor(Number(ts) * 1000);
  return written < receivedAt ? instant(written) : receivedAt;
}

const eventEnvelope = z.object({
  type: z.literal('event_callback'),
  team_id: workspaceId,
  event_id: z.string(),
  event: z.looseObject({ type: z.string() }),
});
const messageEvent = z.object({
  type: z.enum(['message', 'app_mention']),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string(),
  text: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  subtype: z.undefined().optional(),
  bot_id: z.undefined().optional(),
});
const joinedEvent = z.object({
  type: z.literal('member_joined_channel'),
  user: z.string(),
  channel: z.string(),
  inviter: z.string(),
});

/** Key and content of an event that is acted on; undefined for all others. */
export function readEvent(
  body: unknown,
  botUserId: string,
): { readonly key: string; readonly event: IncomingEvent } | undefined {
  const envelope = eventEnvelope.safeParse(body);
  if (!envelope.success) return undefined;
  const { team_id, event_id, event } = envelope.data;
  const key = `event/${team_id}/${event_id}`;
  const joined = joinedEvent.safeParse(event);
  if (joined.success) {
    if (joined.data.user !== botUserId) return undefined;
    const { channel: channelId, inviter: inviterId } = joined.data;
    return { key, event: { type: 'invited', workspaceId: team_id, channelId, inviterId } };
  }
  const message = messageEvent.safeParse(event);
  if (!message.success || message.data.user === botUserId) return undefined;
  const { type, channel, channel_type, user, text, ts, thread_ts } = message.data;
  const isDirect = type === 'message';
  if (isDirect && channel_type !== 'im') return undefined;
  return {
    key,
    event: {
      type: 'line',
      workspaceId: team_id,
      userId: user,
      channelId: channel,
      // Slack shows a private answer only in a thread that has begun already.
      threadTs: thread_ts ?? null,
      isDirect,
      text: unescapeSlack(withoutMarkup(text, botUserId)).trim(),
      ts,
    },
  };
}

const metadataEcho = z.object({
  event: z.object({
    type: z.literal('message_metadata_posted'),
    user_id: z.string(),
    channel_id: z.string(),
    message_ts: z.string(),
    metadata: z.object({
      event_type: z.string(),
      event_payload: z.object({ key: z.string() }),
    }),
  }),
});

/** A message of this bot as Slack tells of it: which one, and where it stands. */
export type MetadataEcho = {
  readonly outboxId: string;
  readonly channelId: string;
  readonly ts: string;
};

/** Undefined for anything else, also for a mark that another app has copied. */
export function readMetadataEcho(body: unknown, botUserId: string): MetadataEcho | undefined {
  const echo = metadataEcho.safeParse(body);
  if (!echo.success || echo.data.event.user_id !== botUserId) return undefined;
  const { channel_id, message_ts, metadata } = echo.data.event;
  if (metadata.event_type !== metadataEventType) return undefined;
  return { outboxId: metadata.event_payload.key, channelId: channel_id, ts: message_ts };
}

/**
 * Slack marks up addresses, channels and people in messages; a label says what people saw. The
 * mention of the bot becomes a space, those of people keep their code until their names are known.
 */
function withoutMarkup(text: string, botUserId: string | null): string {
  return text.replace(/<([^<>|]+)(?:\|([^<>]*))?>/g, (whole, target: string, label?: string) => {
    if (target === `@${botUserId}`) return ' ';
    if (/^@[UW]/.test(target)) return whole;
    if (label) return label;
    return target.replace(/^(?:mailto:|tel:)/, '').replace(/^!/, '@');
  });
}

/** Slack escapes these three characters in what people type. */
function unescapeSlack(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

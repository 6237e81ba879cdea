import { z } from 'zod';
import type {
  BrowserAnswer,
  SuggestAnswer,
  UploadAnswer,
  WorkspaceEvent,
  WorkspaceState,
} from '../protocol.ts';

const slackJson = z.record(z.string(), z.unknown());

const file = z.object({
  id: z.string(),
  name: z.string(),
  mimetype: z.string(),
  size: z.number(),
  url: z.string(),
  altText: z.string().nullable(),
});

const message = z.object({
  channelId: z.string(),
  ts: z.string(),
  threadTs: z.string().nullable(),
  authorId: z.string(),
  text: z.string(),
  blocks: z.array(slackJson),
  files: z.array(file),
  deletedFileIds: z.array(z.string()),
  ephemeralFor: z.string().nullable(),
  isEdited: z.boolean(),
});

const channel = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['channel', 'direct']),
  isShared: z.boolean(),
  personId: z.string().nullable(),
  memberIds: z.array(z.string()),
});

const person = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  locale: z.string(),
  timeZone: z.string(),
  isAdmin: z.boolean(),
  isBot: z.boolean(),
});

const openViews = z.array(z.object({ id: z.string(), hash: z.string(), view: slackJson }));

/** What `GET /browser/state` answers. */
export const workspaceState: z.ZodType<WorkspaceState> = z.object({
  app: z.object({ name: z.string(), botUserId: z.string(), hasHome: z.boolean() }),
  personId: z.string(),
  people: z.array(person),
  channels: z.array(channel),
  messages: z.array(message),
  commands: z.array(
    z.object({ command: z.string(), description: z.string(), usageHint: z.string() }),
  ),
  shortcuts: z.array(
    z.object({
      type: z.enum(['message', 'global']),
      name: z.string(),
      callbackId: z.string(),
      description: z.string(),
    }),
  ),
  openViews,
  home: slackJson.nullable(),
  clock: z.object({ now: z.number(), canMove: z.boolean() }),
});

/** One `data:` of the event stream. */
export const workspaceEvent: z.ZodType<WorkspaceEvent> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), message }),
  z.object({ type: z.literal('message_changed'), message }),
  z.object({ type: z.literal('message_deleted'), channelId: z.string(), ts: z.string() }),
  z.object({ type: z.literal('channel'), channel }),
  z.object({ type: z.literal('views'), openViews }),
  z.object({ type: z.literal('home'), home: slackJson }),
  z.object({ type: z.literal('clock'), now: z.number() }),
]);

/** What a gesture is answered with. */
export const browserAnswer: z.ZodType<BrowserAnswer> = z.object({
  ok: z.boolean(),
  error: z.string().nullable(),
  fieldErrors: z.record(z.string(), z.string()),
});

/** What `POST /browser/upload` answers. */
export const uploadAnswer: z.ZodType<UploadAnswer> = z.object({
  ok: z.boolean(),
  error: z.string().nullable(),
  fieldErrors: z.record(z.string(), z.string()),
  file: file.nullable(),
});

/** What `POST /browser/suggest` answers. */
export const suggestAnswer: z.ZodType<SuggestAnswer> = z.object({
  options: z.array(slackJson),
  optionGroups: z.array(slackJson),
});

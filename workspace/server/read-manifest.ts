import { parse } from 'yaml';
import { z } from 'zod';
import type { WorkspaceCommand, WorkspaceShortcut } from '../protocol.ts';

/** A slash command; with `escapes`, mentions in its text arrive as `<@U1|name>`. */
export type ManifestCommand = WorkspaceCommand & { readonly escapes: boolean };

/** What of an app manifest the workspace goes by. */
export type AppManifest = {
  readonly name: string;
  /** The name of the app's bot user; often the same. */
  readonly botName: string;
  readonly commands: readonly ManifestCommand[];
  readonly shortcuts: readonly WorkspaceShortcut[];
  readonly botEvents: readonly string[];
  /** `appId` and `eventType` may be `*`. */
  readonly metadataSubscriptions: readonly { readonly appId: string; readonly eventType: string }[];
  readonly botScopes: readonly string[];
  readonly hasInteractivity: boolean;
  readonly hasSocketMode: boolean;
  readonly hasHomeTab: boolean;
  /** Whether people may write to the app directly. */
  readonly takesDirectMessages: boolean;
};

const manifestSchema = z.object({
  display_information: z.object({ name: z.string().min(1).max(35) }),
  features: z
    .object({
      app_home: z
        .object({
          home_tab_enabled: z.boolean().optional(),
          messages_tab_enabled: z.boolean().optional(),
          messages_tab_read_only_enabled: z.boolean().optional(),
        })
        .optional(),
      bot_user: z.object({ display_name: z.string() }).optional(),
      slash_commands: z
        .array(
          z.object({
            command: z.string().regex(/^\/\S{1,31}$/),
            description: z.string(),
            usage_hint: z.string().max(1000).optional(),
            should_escape: z.boolean().optional(),
          }),
        )
        .max(50)
        .optional(),
      shortcuts: z
        .array(
          z.object({
            name: z.string().min(1).max(24),
            type: z.enum(['message', 'global']),
            callback_id: z.string().min(1).max(255),
            description: z.string().max(150),
          }),
        )
        .max(10)
        .optional(),
    })
    .optional(),
  oauth_config: z
    .object({ scopes: z.object({ bot: z.array(z.string()).optional() }).optional() })
    .optional(),
  settings: z
    .object({
      event_subscriptions: z
        .object({
          bot_events: z.array(z.string()).max(100).optional(),
          metadata_subscriptions: z
            .array(z.object({ app_id: z.string(), event_type: z.string() }))
            .optional(),
        })
        .optional(),
      interactivity: z.object({ is_enabled: z.boolean() }).optional(),
      socket_mode_enabled: z.boolean().optional(),
    })
    .optional(),
});

/** Events the workspace can send, each with the scopes of which the app needs one. */
const scopesOfEvents: { readonly [event: string]: readonly string[] } = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
  'message.channels': ['channels:history'],
  member_joined_channel: ['channels:read', 'groups:read'],
  message_metadata_posted: ['metadata.message:read'],
  file_shared: ['files:read'],
  user_change: ['users:read'],
};

function checkScopes(botEvents: readonly string[], botScopes: readonly string[]): void {
  for (const event of botEvents) {
    const scopes = scopesOfEvents[event] ?? [];
    if (scopes.length > 0 && !scopes.some((scope) => botScopes.includes(scope))) {
      throw new Error(`The manifest subscribes to ${event}, which needs the scope ${scopes[0]}.`);
    }
  }
}

/**
 * Reads an app manifest (version 2, YAML or JSON).
 * @throws Error in plain words where it is not a manifest, or an event lacks its scope.
 */
export function readManifest(text: string): AppManifest {
  const read = manifestSchema.safeParse(parse(text));
  if (!read.success) {
    throw new Error(`This is not an app manifest: ${z.prettifyError(read.error)}`);
  }
  const { display_information, features, oauth_config, settings } = read.data;
  const botEvents = settings?.event_subscriptions?.bot_events ?? [];
  const botScopes = oauth_config?.scopes?.bot ?? [];
  checkScopes(botEvents, botScopes);
  const takesLines = features?.slash_commands !== undefined || features?.shortcuts !== undefined;
  if (takesLines && !botScopes.includes('commands')) {
    throw new Error('Slash commands and shortcuts need the scope commands.');
  }
  const home = features?.app_home;
  return {
    name: display_information.name,
    botName: features?.bot_user?.display_name ?? display_information.name,
    commands: (features?.slash_commands ?? []).map((command) => ({
      command: command.command,
      description: command.description,
      usageHint: command.usage_hint ?? '',
      escapes: command.should_escape ?? false,
    })),
    shortcuts: (features?.shortcuts ?? []).map(({ type, name, callback_id, description }) => ({
      type,
      name,
      callbackId: callback_id,
      description,
    })),
    botEvents,
    metadataSubscriptions: (settings?.event_subscriptions?.metadata_subscriptions ?? []).map(
      (subscription) => ({ appId: subscription.app_id, eventType: subscription.event_type }),
    ),
    botScopes,
    hasInteractivity: settings?.interactivity?.is_enabled ?? false,
    hasSocketMode: settings?.socket_mode_enabled ?? false,
    hasHomeTab: home?.home_tab_enabled ?? false,
    takesDirectMessages:
      (home?.messages_tab_enabled ?? true) && !(home?.messages_tab_read_only_enabled ?? false),
  };
}

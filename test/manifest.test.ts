import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands, nouns } from '../commands/index.ts';
import { httpManifest, ManifestAddressError } from '../deploy/http-manifest.ts';
import { shortcuts } from '../src/slack/shortcuts/index.ts';
import { readSource } from './support/read-source.ts';

/** The part of manifest v2 that is used, with Slack's own limits. */
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2) }),
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().max(24),
          type: z.enum(['message', 'global']),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z
            .string()
            .regex(/^\/[a-z-]+$/)
            .max(32),
          description: z.string().max(2000),
          usage_hint: z.string().max(1000),
          // Without it `@Mei Lin` comes as bare words.
          should_escape: z.literal(true),
          url: z.httpUrl().max(3000).optional(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: z.httpUrl().optional(),
      bot_events: z.array(z.string()).max(100),
      metadata_subscriptions: z.array(
        z.strictObject({ app_id: z.string(), event_type: z.string() }),
      ),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: z.httpUrl().optional(),
      message_menu_options_url: z.httpUrl().optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const manifest = manifestSchema.parse(parse(readSource('manifest.yml')));

describe('the manifest', () => {
  test('has the shortcuts that the bot answers to, and no other', () => {
    expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(
      shortcuts.map(({ callbackId }) => callbackId),
    );
  });

  test('offers a slash command for each noun, and no other', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(
      Object.values(nouns).map(([name]) => `/${name}`),
    );
  });

  test('has a noun for every command', () => {
    expect(new Set(commands.map(({ noun }) => noun))).toEqual(new Set(Object.keys(nouns)));
  });

  test('subscribes to the events that are handled, and no other', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([
      'app_home_opened',
      'app_mention',
      'app_uninstalled',
      'member_joined_channel',
      'message.im',
      'message_metadata_posted',
      'tokens_revoked',
      'user_change',
    ]);
    const handled = [
      ...readSource('src/slack/read-events.ts').matchAll(
        /'(app_home_opened|app_mention|member_joined_channel|message|message_metadata_posted|user_change)'/g,
      ),
    ].map(([, name]) => name);
    expect([...new Set(handled)].sort()).toEqual([
      'app_home_opened',
      'app_mention',
      'member_joined_channel',
      'message',
      'message_metadata_posted',
      'user_change',
    ]);
  });

  test('subscribes to the mark that its own messages carry', () => {
    const [, mark] =
      /metadataEventType = '([^']+)'/.exec(readSource('src/slack/mark-message.ts')) ?? [];
    expect(manifest.settings.event_subscriptions.metadata_subscriptions).toEqual([
      { app_id: '*', event_type: mark },
    ]);
  });

  test('asks for the scopes that the README explains, and no other', () => {
    const section = readSource('README.md').split('### Permissions it asks for')[1] ?? '';
    const explained = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)` \|/gm)];
    expect(manifest.oauth_config.scopes.bot).toEqual(explained.map(([, scope]) => scope));
  });
});

describe('the manifest for HTTP', () => {
  const url = 'https://linesman.example.com/slack/events';

  test.each([['https://linesman.example.com'], ['https://linesman.example.com/'], [url]])(
    'names the address wherever Slack wants one, and is otherwise the same (%s)',
    (host) => {
      const { features, settings, ...rest } = manifest;
      const { event_subscriptions, interactivity } = settings;
      expect(manifestSchema.parse(parse(httpManifest(readSource('manifest.yml'), host)))).toEqual({
        ...rest,
        features: {
          ...features,
          slash_commands: features.slash_commands.map((command) => ({ ...command, url })),
        },
        settings: {
          ...settings,
          event_subscriptions: { ...event_subscriptions, request_url: url },
          interactivity: { ...interactivity, request_url: url, message_menu_options_url: url },
          socket_mode_enabled: false,
        },
      });
    },
  );

  test.each([
    ['http://linesman.example.com'],
    ['linesman.example.com'],
    ['https://linesman.example.com/bot'],
    ['https://me@linesman.example.com'],
  ])('%s is no address for Slack', (host) => {
    expect(() => httpManifest(readSource('manifest.yml'), host)).toThrow(ManifestAddressError);
  });
});

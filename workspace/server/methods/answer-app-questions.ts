import { z } from 'zod';
import { isObject } from '../../../block-kit/slack-json.ts';
import {
  describeFault,
  validateBlocks,
  validateMessage,
  validateView,
} from '../../../block-kit/validate-payload.ts';
import { CallRefused } from '../refuse-call.ts';
import { type ApiMethods, always, readArguments } from './api-method.ts';

const validateArguments = z.object({
  blocks: z.unknown().optional(),
  message: z.unknown().optional(),
  view: z.unknown().optional(),
});

/** `auth.test`, `apps.connections.open`, `team.info`, `bots.info`, `blocks.validate`, `api.test`. */
export const appMethods: ApiMethods = {
  'api.test': { token: 'none', scopes: always(), run: (_world, given) => ({ args: given }) },
  'auth.test': {
    token: 'bot',
    scopes: always(),
    run: ({ app, manifest, origin }) => ({
      url: `${origin()}/`,
      team: app.teamName,
      user: manifest.botName,
      team_id: app.teamId,
      user_id: app.botUserId,
      bot_id: app.botId,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': {
    token: 'app',
    scopes: always(),
    run: ({ newSocketUrl }) => {
      const url = newSocketUrl();
      if (url === null) throw new CallRefused('socket_mode_not_enabled');
      return { url };
    },
  },
  'team.info': {
    token: 'bot',
    scopes: always('team:read'),
    run: ({ app }) => ({
      team: { id: app.teamId, name: app.teamName, domain: app.teamDomain, email_domain: '' },
    }),
  },
  'bots.info': {
    token: 'bot',
    scopes: always('users:read'),
    run({ app, manifest }, given) {
      const { bot } = readArguments(z.object({ bot: z.string().optional() }), given);
      if (bot !== undefined && bot !== app.botId) throw new CallRefused('bot_not_found');
      return {
        bot: {
          id: app.botId,
          deleted: false,
          name: manifest.botName,
          app_id: app.appId,
          user_id: app.botUserId,
        },
      };
    },
  },
  'blocks.validate': {
    token: 'none',
    scopes: always(),
    run(_world, given) {
      const { blocks, message, view } = readArguments(validateArguments, given);
      if ([blocks, message, view].filter((one) => one !== undefined).length !== 1) {
        throw new CallRefused('invalid_arguments');
      }
      const [error, faults] =
        blocks !== undefined
          ? (['invalid_blocks', validateBlocks(blocks, 'message', '')] as const)
          : view !== undefined
            ? (['invalid_view', validateView(view, '')] as const)
            : (['invalid_message', validateMessage(isObject(message) ? message : {})] as const);
      if (faults.length > 0) throw new CallRefused(error, { errors: faults.map(describeFault) });
      return {};
    },
  },
};

import { secretToken } from './make-ids.ts';
import { sendEvent } from './send-events.ts';
import type { World } from './world.ts';

/** What Slack tells an app whose token is no good any more. */
export const tokenEvents = ['app_uninstalled', 'tokens_revoked'] as const;
export type TokenEvent = (typeof tokenEvents)[number];

/**
 * Removes the app, or only revokes its token where `app_uninstalled` is not among the events. They
 * are sent in this order, which Slack does not promise, and may be lost altogether.
 */
export function loseToken(world: World, events: readonly TokenEvent[]): void {
  const isRemoved = events.includes('app_uninstalled') || events.length === 0;
  world.installation.refusal = isRemoved ? 'account_inactive' : 'token_revoked';
  for (const event of events) {
    const tokens = { oauth: [], bot: [world.app.botUserId] };
    sendEvent(world, event, event === 'tokens_revoked' ? { type: event, tokens } : { type: event });
  }
  world.announcements.changed();
}

/** Installs the app again, which gives it another token; the earlier one stays refused. */
export function installAgain(world: World): void {
  world.app.botToken = secretToken('xoxb-');
  world.installation.refusal = null;
  world.announcements.changed();
}

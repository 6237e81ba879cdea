import { type Document, isMap, isSeq, parseDocument } from 'yaml';

/** The path at which the HTTP entrance takes everything. */
const path = '/slack/events';

/** The address is not one that Slack can call. */
export class ManifestAddressError extends Error {
  override readonly name = 'ManifestAddressError';
}

/**
 * The manifest for the HTTP entrance: Socket Mode off, and the address of the bot wherever Slack
 * wants one. `host` is what the bot is reached by from outside: `https://linesman.example.com`.
 *
 * @throws ManifestAddressError unless it is an https address without a path.
 */
export function httpManifest(manifest: string, host: string): string {
  const url = addressOf(host);
  const document = parseDocument(manifest);
  for (const command of commandsOf(document)) command.set('url', url);
  document.setIn(['settings', 'event_subscriptions', 'request_url'], url);
  document.setIn(['settings', 'interactivity', 'request_url'], url);
  document.setIn(['settings', 'interactivity', 'message_menu_options_url'], url);
  document.setIn(['settings', 'socket_mode_enabled'], false);
  return document.toString({ lineWidth: 0 });
}

function addressOf(host: string): string {
  const url = URL.canParse(host) ? new URL(host) : null;
  const isPlain = url?.search === '' && url.hash === '' && url.username === '';
  if (url?.protocol !== 'https:' || !isPlain || !['/', path].includes(url.pathname)) {
    throw new ManifestAddressError(
      `Slack calls https addresses only, such as https://linesman.example.com; this is ${host}`,
    );
  }
  return `${url.origin}${path}`;
}

function commandsOf(document: Document) {
  const commands = document.getIn(['features', 'slash_commands']);
  return isSeq(commands) ? commands.items.filter((item) => isMap(item)) : [];
}

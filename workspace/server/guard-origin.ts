import type { IncomingMessage } from 'node:http';

/**
 * Whether a request for the page comes from the page itself. A foreign `Host` is DNS rebinding, a
 * foreign `Origin` another site; a request without `Origin` is taken unless the browser says that
 * another site made it.
 */
export function isOwnRequest(request: IncomingMessage, port: number): boolean {
  const hosts = [`localhost:${port}`, `127.0.0.1:${port}`];
  const { host, origin } = request.headers;
  if (host === undefined || !hosts.includes(host.toLowerCase())) return false;
  if (origin !== undefined && !hosts.some((own) => origin.toLowerCase() === `http://${own}`)) {
    return false;
  }
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StoredFile } from './keep-files.ts';
import type { World } from './world.ts';

/** What a browser may show itself; everything else could carry a script and is only saved. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'text/html']);

/** A page that is shown runs nothing and fetches nothing. */
const confined = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
}

/** Sends a file's bytes, or says that it is not there. */
export function sendFile(
  file: StoredFile | undefined,
  reader: 'page' | 'app',
  response: ServerResponse,
): void {
  if (file === undefined) {
    refuse(response, 404, 'There is no such file.');
    return;
  }
  const way = reader === 'app' || shown.has(file.mimetype) ? 'inline' : 'attachment';
  response.writeHead(200, {
    'content-type': file.mimetype,
    'content-length': file.size,
    'content-disposition': `${way}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': confined,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
  });
  response.end(file.bytes);
}

/**
 * Answers `/files-pri/<team>-<file>/…`, a file's `url_private`: the bytes for the app's bot token
 * with the scope `files:read`, a refusal for anybody else.
 */
export function serveToApp(
  { app, manifest, files }: World,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.headers.authorization !== `Bearer ${app.botToken}`) {
    refuse(response, 403, "A file's private address needs the bot token.");
  } else if (!manifest.botScopes.includes('files:read')) {
    refuse(response, 403, 'Reading files needs the scope files:read.');
  } else {
    sendFile(files.find(name.slice(`${app.teamId}-`.length)), 'app', response);
  }
}

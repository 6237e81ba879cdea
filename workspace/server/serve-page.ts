import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

const safety = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
};

function sayPlainly(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...safety });
  response.end(`${sentence}\n`);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** Serves the built page from a folder; says plainly that it was not built where it is empty. */
export async function servePage(
  folder: string,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const wanted = path === '/' ? 'index.html' : normalize(decodeURIComponent(path)).slice(1);
  const file = join(folder, wanted);
  if (!file.startsWith(folder + sep) || !(await isFile(file))) {
    const isIndex = wanted === 'index.html';
    sayPlainly(
      response,
      isIndex ? 503 : 404,
      isIndex ? 'The page of this workspace has not been built yet.' : 'There is nothing here.',
    );
    return;
  }
  // Names of assets carry a hash of what is in them; the page itself must be looked up each time.
  const cache = wanted.startsWith('assets') ? 'public, max-age=31536000, immutable' : 'no-cache';
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': cache,
    ...safety,
  });
  await pipeline(createReadStream(file), response);
}

import type { IncomingMessage } from 'node:http';
import { isObject, parseJson } from '../../block-kit/slack-json.ts';
import type { SlackJson } from '../protocol.ts';

/** The largest request body taken, in bytes. */
export const largestBody = 1_000_000;
/** The largest file taken, in bytes. */
export const largestFile = 20_000_000;

/** A request body over the limit. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** The request's whole body. @throws BodyTooLarge */
export async function readBytes(request: IncomingMessage, largest: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    if (size > largest) throw new BodyTooLarge(`more than ${largest} bytes`);
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

/** The request's whole body as text. @throws BodyTooLarge */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request, largestBody)).toString('utf8');
}

/** The request's path and query. */
export function urlOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'http://localhost');
}

/** Arguments that a form carries as JSON in text. */
const jsonArguments = new Set(['blocks', 'view', 'attachments', 'metadata', 'message', 'files']);

function fromForm(form: URLSearchParams): SlackJson {
  const entries = [...form].map(([name, value]): [string, unknown] => {
    if (!jsonArguments.has(name)) return [name, value];
    return [name, parseJson(value) ?? value];
  });
  return Object.fromEntries(entries);
}

/** The arguments of a Web API call: JSON, a form, or the query. */
export function readCallArguments(request: IncomingMessage, body: string): SlackJson {
  const query = fromForm(urlOf(request).searchParams);
  if ((request.headers['content-type'] ?? '').includes('application/json')) {
    const json = parseJson(body);
    if (!isObject(json)) return query;
    // Blocks may come as text within JSON, too.
    const parsed = Object.entries(json).map(([name, value]): [string, unknown] => [
      name,
      jsonArguments.has(name) && typeof value === 'string' ? (parseJson(value) ?? value) : value,
    ]);
    return { ...query, ...Object.fromEntries(parsed) };
  }
  return { ...query, ...fromForm(new URLSearchParams(body)) };
}

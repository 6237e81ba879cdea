import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendReply, workLater } from './answer-faultily.ts';
import { isAccepted } from './plan-faults.ts';
import { BodyTooLarge, largestFile, readBytes } from './read-request.ts';
import type { World } from './world.ts';

/** What a form may need around the bytes. */
const formOverhead = 10_000;

/** The bytes of the first file in a form, or the body as it is. */
async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const body = await readBytes(request, largestFile + formOverhead);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const sent = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
  for (const value of (await sent.formData()).values()) {
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  }
  return Buffer.alloc(0);
}

/** Takes the bytes of an announced file at its `upload_url`; faults stand under that name. */
export async function takeUpload(
  world: World,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = { 'content-type': 'text/plain; charset=utf-8' };
  const fault = world.faults.take('upload_url');
  try {
    const bytes = await bytesOf(request);
    const fill = () => world.files.fill(key, bytes);
    const isKnown = !isAccepted(fault) || fill();
    if (fault?.kind === 'late-accept') workLater(world, fault.afterMs, fill);
    world.announcements.changed();
    const reply = isKnown
      ? { status: 200, body: `OK - ${bytes.length}`, headers: text }
      : { status: 404, body: 'There is no upload here.', headers: text };
    sendReply(response, reply, fault, world.clock);
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    const reply = { status: 413, body: 'The file is too large.', headers: text };
    sendReply(response, reply, fault, world.clock);
  }
}

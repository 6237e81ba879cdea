import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { parseJson } from '../../block-kit/slack-json.ts';
import type { SlackJson } from '../protocol.ts';
import { sendReply, workLater } from './answer-faultily.ts';
import { answerInChannel } from './answer-in-channel.ts';
import { isAccepted } from './plan-faults.ts';
import { readBody } from './read-request.ts';
import type { World } from './world.ts';

const looseFlag = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform((value) => value === true || value === 'true');

const responseSchema = z.object({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: looseFlag.optional(),
  delete_original: looseFlag.optional(),
  thread_ts: z.string().optional(),
});

type Outcome = { readonly status: number; readonly body: SlackJson };

function respond(world: World, key: string, sent: unknown): Outcome {
  const context = world.responseUrls.use(key);
  if (typeof context === 'string') return { status: 404, body: { ok: false, error: context } };
  const read = responseSchema.safeParse(sent);
  if (!read.success) return { status: 400, body: { ok: false, error: 'invalid_payload' } };
  const refusal = answerInChannel(world, context, {
    text: read.data.text ?? '',
    blocks: read.data.blocks ?? [],
    isInChannel: read.data.response_type === 'in_channel',
    replacesOriginal: read.data.replace_original ?? false,
    deletesOriginal: read.data.delete_original ?? false,
    threadTs: read.data.thread_ts ?? null,
  });
  if (refusal === null) return { status: 200, body: { ok: true } };
  return { status: 400, body: { ok: false, ...refusal } };
}

/** Takes what the app sends to a `response_url`; faults stand under the name `response_url`. */
export async function takeResponse(
  world: World,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const sent = parseJson(await readBody(request));
  const fault = world.faults.take('response_url');
  const work = () => respond(world, key, sent);
  const { status, body } = isAccepted(fault) ? work() : { status: 200, body: { ok: false } };
  if (fault?.kind === 'late-accept') workLater(world, fault.afterMs, work);
  world.announcements.changed();
  sendReply(response, { status, body: JSON.stringify(body) }, fault, world.clock);
}

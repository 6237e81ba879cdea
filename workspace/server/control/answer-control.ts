import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { parseJson } from '../../../block-kit/slack-json.ts';
import type { SlackJson, WorkspaceState } from '../../protocol.ts';
import { done, failed } from '../answer-page.ts';
import { chooseShortcut } from '../choose-shortcut.ts';
import { closeAccount, reopenAccount } from '../close-account.ts';
import { disconnections, type SocketCarrier } from '../deliver-by-socket.ts';
import { publicMessage } from '../keep-messages.ts';
import { installAgain, loseToken, tokenEvents } from '../lose-token.ts';
import { moveClock, moveClockBy } from '../move-clock.ts';
import { placeShape } from '../read-place.ts';
import { BodyTooLarge, largestFile, readBytes, urlOf } from '../read-request.ts';
import { saySomething } from '../say-something.ts';
import { stateFor } from '../show-state.ts';
import { openHome } from '../submit-view.ts';
import { NoSuggestions, suggestOptions } from '../suggest-options.ts';
import { uploadFile } from '../upload-file.ts';
import { WaitedInVain, type Waiter } from '../wait-until.ts';
import type { World } from '../world.ts';
import { act, close, submit } from './control-gestures.ts';
import { findShownElement } from './find-elements-shown.ts';
import { callOf, messageWith, viewWith } from './wait-for.ts';

/** What a script steers. */
export type ControlParts = {
  readonly world: World;
  readonly sockets: SocketCarrier | null;
  readonly waiter: Waiter;
};

const personId = z.string();
const value = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);
const element = {
  personId,
  actionId: z.string(),
  blockId: z.string().optional(),
  place: placeShape.optional(),
};
const longestWait = 600_000;
const wanted = {
  text: z.string().optional(),
  pattern: z
    .string()
    .refine(isPattern, 'is no regular expression')
    .transform((source) => new RegExp(source, 'u'))
    .optional(),
  timeoutMs: z.number().int().min(0).max(longestWait).optional(),
};
const fault = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['drop-before', 'drop-after', 'cut-body-after']) }),
  z.object({ kind: z.enum(['status-before', 'status-after']), status: z.number().int() }),
  z.object({
    kind: z.literal('rate-limited'),
    retryAfterSeconds: z.number().positive().nullable(),
  }),
  z.object({
    kind: z.enum(['slow', 'late-accept']),
    afterMs: z.number().int().min(0).max(longestWait),
  }),
  z.object({ kind: z.literal('error'), error: z.string() }),
  z.object({ kind: z.literal('never-answer'), accept: z.boolean() }),
]);

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== '';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** A route: what it takes, and what it does with it. */
type Route = (parts: ControlParts, sent: unknown) => Promise<object>;

function route<Shape>(
  shape: z.ZodType<Shape>,
  run: (parts: ControlParts, sent: Shape) => Promise<object> | object,
): Route {
  return async (parts, sent) => run(parts, shape.parse(sent));
}

const gestures: { readonly [name: string]: Route } = {
  say: route(
    z.object({
      personId,
      channelId: z.string(),
      text: z.string().max(40_000),
      threadTs: z.string().nullable().default(null),
    }),
    ({ world }, sent) => saySomething(world, sent),
  ),
  upload: route(
    z.object({
      personId,
      channelId: z.string().nullable().default(null),
      threadTs: z.string().nullable().default(null),
      text: z.string().default(''),
      name: z.string(),
      base64: z.base64(),
      earlierIds: z.array(z.string()).default([]),
    }),
    ({ world }, { base64, ...sent }) =>
      uploadFile(world, { ...sent, bytes: Buffer.from(base64, 'base64') }),
  ),
  press: route(z.object(element), ({ world }, sent) => act(world, sent, undefined)),
  choose: route(z.object({ ...element, value }), ({ world }, sent) => act(world, sent, sent.value)),
  suggest: route(z.object({ ...element, value: z.string() }), suggest),
  submit: route(
    z.object({
      personId,
      viewId: z.string().optional(),
      values: z.record(z.string(), value).default({}),
    }),
    ({ world }, sent) => submit(world, sent.personId, sent.viewId, sent.values),
  ),
  close: route(z.object({ personId, viewId: z.string().optional() }), ({ world }, sent) =>
    close(world, sent.personId, sent.viewId),
  ),
  shortcut: route(
    z.object({
      personId,
      callbackId: z.string(),
      message: z.object({ channelId: z.string(), ts: z.string() }).nullable().default(null),
    }),
    ({ world }, sent) => chooseShortcut(world, sent),
  ),
  home: route(
    z.object({ personId, tab: z.enum(['home', 'messages']).optional() }),
    ({ world }, sent) => openHome(world, sent),
  ),
};

const steering: { readonly [name: string]: Route } = {
  clock: route(
    z.union([z.object({ personId, to: z.string() }), z.object({ minutes: z.number().positive() })]),
    ({ world }, sent) => ('to' in sent ? moveClock(world, sent) : moveClockBy(world, sent.minutes)),
  ),
  fail: route(
    z.object({ method: z.string(), fault, times: z.number().int().min(1).default(1) }),
    ({ world }, sent) => {
      world.faults.add(sent.method, sent.fault, sent.times);
      return done;
    },
  ),
  'fail-at-random': route(
    z.object({
      method: z.string(),
      share: z.number().min(0).max(1),
      faults: z.array(fault).min(1),
      seed: z.number().int().default(1),
    }),
    ({ world }, { method, ...random }) => {
      world.faults.addAtRandom(method, random);
      return done;
    },
  ),
  disconnect: route(
    z.object({ how: z.enum(disconnections).default('refresh'), most: z.number().optional() }),
    ({ sockets }, { how, most }) => {
      if (sockets === null) return failed('Payloads go by HTTP: there is no socket.');
      sockets.disconnect(how, most);
      return done;
    },
  ),
  deactivate: route(
    z.object({ personId, isHeard: z.boolean().default(true) }),
    ({ world }, sent) => {
      closeAccount(world, sent.personId, sent.isHeard);
      return done;
    },
  ),
  reactivate: route(z.object({ personId }), ({ world }, sent) => {
    reopenAccount(world, sent.personId);
    return done;
  }),
  share: route(z.object({ channelId: z.string() }), ({ world }, sent) => {
    world.directory.share(sent.channelId);
    return done;
  }),
  'lose-token': route(z.object({ events: z.array(z.enum(tokenEvents)) }), ({ world }, sent) => {
    loseToken(world, sent.events);
    return done;
  }),
  'install-again': route(z.object({}), ({ world }) => {
    installAgain(world);
    return { ok: true, botToken: world.app.botToken };
  }),
};

const waits: { readonly [name: string]: Route } = {
  'wait-for-message': route(
    z.object({
      ...wanted,
      channelId: z.string().optional(),
      personId: z.string().optional(),
      after: z.string().optional(),
    }),
    async ({ world, waiter }, { timeoutMs, ...sent }) => ({
      ok: true,
      message: await waiter.until(() => messageWith(world, sent, sent), timeoutMs),
    }),
  ),
  'wait-for-view': route(
    z.object({ ...wanted, personId }),
    async ({ world, waiter }, { timeoutMs, ...sent }) => ({
      ok: true,
      view: await waiter.until(() => viewWith(world, sent, sent.personId), timeoutMs),
    }),
  ),
  'wait-for-call': route(
    z.object({
      method: z.string(),
      after: z.number().int().min(0).default(0),
      timeoutMs: wanted.timeoutMs,
    }),
    async ({ world, waiter }, { method, after, timeoutMs }) => ({
      ok: true,
      call: await waiter.until(() => callOf(world, method, after), timeoutMs),
    }),
  ),
  'wait-for-app': route(
    z.object({ timeoutMs: wanted.timeoutMs }),
    async ({ sockets, waiter }, { timeoutMs }) => {
      if (sockets === null) return failed('Payloads go by HTTP: there is no socket.');
      const count = () => sockets.connectionCount() || undefined;
      return { ok: true, connections: await waiter.until(count, timeoutMs) };
    },
  ),
};

const posts = { ...gestures, ...steering, ...waits };

async function suggest(
  { world }: ControlParts,
  sent: { readonly personId: string; readonly actionId: string; readonly value: string },
): Promise<object> {
  const shown = findShownElement(world, sent);
  if (shown === undefined) return failed(`${sent.personId} sees no element ${sent.actionId}.`);
  const blockId = String(shown.block.block_id);
  return { ok: true, ...(await suggestOptions(world, { ...sent, blockId, place: shown.place })) };
}

/** Everything, as nobody sees it: all messages, all forms, what went to and fro. */
function wholeState({ world, sockets }: ControlParts): SlackJson {
  const { directory, messages, views, calls, dispatcher } = world;
  const people = directory.people();
  const perPerson = <Value>(look: (id: string) => Value) =>
    Object.fromEntries(people.map(({ id }) => [id, look(id)]));
  return {
    ok: true,
    now: world.clock.now(),
    botUserId: world.app.botUserId,
    people,
    channels: directory.channels(),
    messages: messages.all().map(publicMessage),
    openViews: perPerson((id) =>
      views.stack(id).map(({ id: viewId, hash, view }) => ({ id: viewId, hash, view })),
    ),
    homes: perPerson((id) => views.home(id)?.view ?? null),
    connections: sockets?.connectionCount() ?? null,
    calls,
    deliveries: dispatcher.deliveries(),
  };
}

function stateOf(parts: ControlParts, asked: string | null): SlackJson | WorkspaceState | null {
  if (asked === null) return wholeState(parts);
  const person = parts.world.directory.person(asked);
  return person === undefined ? null : { ok: true, ...stateFor(parts.world, person) };
}

/** A file in base64, and the JSON around it. */
const largestRequest = Math.ceil(largestFile / 3) * 4 + 100_000;

async function takePost(
  parts: ControlParts,
  run: Route,
  request: IncomingMessage,
): Promise<readonly [status: number, body: object]> {
  try {
    const text = (await readBytes(request, largestRequest)).toString('utf8');
    const sent = text.trim() === '' ? {} : parseJson(text);
    return [200, await run(parts, sent)];
  } catch (error) {
    if (error instanceof z.ZodError) return [400, failed(z.prettifyError(error))];
    if (error instanceof WaitedInVain) return [408, failed(error.message)];
    if (error instanceof NoSuggestions) return [504, failed(error.message)];
    if (error instanceof BodyTooLarge) return [413, failed('This is too much.')];
    throw error;
  }
}

/** Answers `/control/<name>`: what a script or a test in any language asks of the workspace. */
export async function answerControl(
  parts: ControlParts,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, body: object) => {
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(JSON.stringify(body));
  };
  if (request.method === 'GET' && name === 'state') {
    const state = stateOf(parts, urlOf(request).searchParams.get('person'));
    if (state === null) send(404, failed('There is no such person here.'));
    else send(200, state);
    return;
  }
  const run = Object.hasOwn(posts, name) ? posts[name] : undefined;
  if (run === undefined || request.method !== 'POST') {
    const names = Object.keys(posts).join(', ');
    send(404, failed(`There is GET state, and POST ${names}.`));
    return;
  }
  const [status, body] = await takePost(parts, run, request);
  send(status, body);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { failed } from './answer-page.ts';
import { pressElement } from './press-element.ts';
import { readBody, urlOf } from './read-request.ts';
import { saySomething } from './say-something.ts';
import { stateFor } from './show-state.ts';
import { parseJson } from './slack-json.ts';
import { closeView, openHome, submitView } from './submit-view.ts';
import { NoSuggestions, suggestOptions } from './suggest-options.ts';
import type { World } from './world.ts';

const keepAliveMilliseconds = 15_000;

const json = z.record(z.string(), z.unknown());
const values = z.record(z.string(), z.record(z.string(), json));
const personId = z.string();
const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), channelId: z.string(), ts: z.string() }),
  z.object({ kind: z.literal('view'), viewId: z.string() }),
  z.object({ kind: z.literal('home') }),
]);
const element = { personId, place, blockId: z.string(), actionId: z.string() };

const schemas = {
  say: z.object({
    personId,
    channelId: z.string(),
    threadTs: z.string().nullable(),
    text: z.string().max(40_000),
  }),
  act: z.object({ ...element, answer: json, values: values.optional() }),
  suggest: z.object({ ...element, value: z.string() }),
  submit: z.object({ personId, viewId: z.string(), values }),
  close: z.object({ personId, viewId: z.string() }),
  home: z.object({ personId }),
};

type Route = (world: World, sent: unknown) => Promise<unknown>;

const posts: { readonly [name: string]: Route } = {
  say: (world, sent) => saySomething(world, schemas.say.parse(sent)),
  act: (world, sent) => pressElement(world, schemas.act.parse(sent)),
  suggest: (world, sent) => suggestOptions(world, schemas.suggest.parse(sent)),
  submit: (world, sent) => submitView(world, schemas.submit.parse(sent)),
  close: (world, sent) => closeView(world, schemas.close.parse(sent)),
  home: (world, sent) => openHome(world, schemas.home.parse(sent)),
};

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

function streamEvents(world: World, person: string, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.write(': connected\n\n');
  const stop = world.announcements.listen(person, (event) => {
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  const keepAlive = setInterval(() => response.write(': still here\n\n'), keepAliveMilliseconds);
  response.on('close', () => {
    clearInterval(keepAlive);
    stop();
  });
}

async function takePost(
  world: World,
  route: Route,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const sent = parseJson(await readBody(request));
  try {
    sendJson(response, 200, await route(world, sent));
  } catch (error) {
    if (error instanceof z.ZodError) {
      sendJson(response, 400, failed(z.prettifyError(error)));
    } else if (error instanceof NoSuggestions) {
      sendJson(response, 504, failed(error.message));
    } else {
      throw error;
    }
  }
}

/** Answers `/browser/<name>`: the page's questions and gestures. */
export async function answerBrowser(
  world: World,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { directory } = world;
  if (request.method === 'GET' && (name === 'state' || name === 'events')) {
    const wanted = urlOf(request).searchParams.get('person') ?? '';
    // A page left open from an earlier run may name somebody who is not here any more.
    const person = directory.person(wanted) ?? directory.people()[0];
    if (person === undefined) sendJson(response, 404, failed('There is nobody here.'));
    else if (name === 'state') sendJson(response, 200, stateFor(world, person));
    else streamEvents(world, person.id, response);
    return;
  }
  const route = Object.hasOwn(posts, name) ? posts[name] : undefined;
  if (route === undefined || request.method !== 'POST') {
    sendJson(response, 404, failed('There is nothing here.'));
    return;
  }
  await takePost(world, route, request, response);
}

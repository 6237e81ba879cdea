import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { parseJson } from '../../block-kit/slack-json.ts';
import { failed } from './answer-page.ts';
import { chooseShortcut } from './choose-shortcut.ts';
import { moveClock } from './move-clock.ts';
import { pressElement } from './press-element.ts';
import { placeShape } from './read-place.ts';
import { BodyTooLarge, largestFile, readBody, readBytes, urlOf } from './read-request.ts';
import { saySomething } from './say-something.ts';
import { sendFile } from './serve-files.ts';
import { stateFor } from './show-state.ts';
import { closeView, openHome, submitView } from './submit-view.ts';
import { NoSuggestions, suggestOptions } from './suggest-options.ts';
import { uploadFile } from './upload-file.ts';
import type { World } from './world.ts';

const keepAliveMilliseconds = 15_000;

const json = z.record(z.string(), z.unknown());
const values = z.record(z.string(), z.record(z.string(), json));
const personId = z.string();
const element = { personId, place: placeShape, blockId: z.string(), actionId: z.string() };

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
  home: z.object({ personId, tab: z.enum(['home', 'messages']).optional() }),
  shortcut: z.object({
    personId,
    callbackId: z.string(),
    message: z.object({ channelId: z.string(), ts: z.string() }).nullable(),
  }),
  clock: z.object({ personId, to: z.string() }),
};

type Route = (world: World, sent: unknown) => Promise<unknown>;

const posts: { readonly [name: string]: Route } = {
  say: (world, sent) => saySomething(world, schemas.say.parse(sent)),
  act: (world, sent) => pressElement(world, schemas.act.parse(sent)),
  suggest: (world, sent) => suggestOptions(world, schemas.suggest.parse(sent)),
  submit: (world, sent) => submitView(world, schemas.submit.parse(sent)),
  close: (world, sent) => closeView(world, schemas.close.parse(sent)),
  home: (world, sent) => openHome(world, schemas.home.parse(sent)),
  shortcut: (world, sent) => chooseShortcut(world, schemas.shortcut.parse(sent)),
  clock: (world, sent) => moveClock(world, schemas.clock.parse(sent)),
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

async function takeUpload(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = urlOf(request).searchParams;
  const refuse = (status: number, error: string) =>
    sendJson(response, status, { ...failed(error), file: null });
  try {
    const bytes = await readBytes(request, largestFile);
    const answer = uploadFile(world, {
      personId: asked.get('person') ?? '',
      channelId: asked.get('channel'),
      threadTs: asked.get('thread'),
      text: asked.get('text') ?? '',
      name: asked.get('name') ?? '',
      earlierIds: (asked.get('with') ?? '').split(',').filter((id) => id !== ''),
      bytes,
    });
    sendJson(response, 200, answer);
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    refuse(413, `A file may have ${largestFile / 1_000_000} MB here.`);
  }
}

/** Answers `/browser/<name>`: the page's questions and gestures. */
export async function answerBrowser(
  world: World,
  name: string,
  detail: string,
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
  if (request.method === 'GET' && name === 'file') {
    sendFile(world.files.find(detail), 'page', response);
    return;
  }
  if (request.method === 'POST' && name === 'upload') {
    await takeUpload(world, request, response);
    return;
  }
  const route = Object.hasOwn(posts, name) ? posts[name] : undefined;
  if (route === undefined || request.method !== 'POST') {
    sendJson(response, 404, failed('There is nothing here.'));
    return;
  }
  await takePost(world, route, request, response);
}

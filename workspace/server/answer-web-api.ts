import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SlackJson } from '../protocol.ts';
import { sendReply, workLater } from './answer-faultily.ts';
import { appMethods } from './methods/answer-app-questions.ts';
import type { ApiMethod, ApiMethods } from './methods/api-method.ts';
import { peopleMethods } from './methods/describe-people.ts';
import { chatMethods } from './methods/post-messages.ts';
import { conversationMethods } from './methods/read-conversations.ts';
import { fileMethods } from './methods/share-files.ts';
import { viewMethods } from './methods/show-views.ts';
import { isAccepted } from './plan-faults.ts';
import { readBody, readCallArguments } from './read-request.ts';
import { CallRefused } from './refuse-call.ts';
import type { World } from './world.ts';

const methods: ApiMethods = {
  ...appMethods,
  ...chatMethods,
  ...fileMethods,
  ...viewMethods,
  ...peopleMethods,
  ...conversationMethods,
};

function checkToken(world: World, method: ApiMethod, token: string | undefined): void {
  if (method.token === 'none') return;
  if (token === undefined || token === '') throw new CallRefused('not_authed');
  const { botToken, appToken } = world.app;
  if (token !== botToken && token !== appToken) throw new CallRefused('invalid_auth');
  const right = method.token === 'bot' ? botToken : appToken;
  if (token !== right) throw new CallRefused('not_allowed_token_type');
  const { refusal } = world.installation;
  if (token === botToken && refusal !== null) throw new CallRefused(refusal);
}

function checkScopes(world: World, method: ApiMethod, given: SlackJson): void {
  const needed = method.scopes(world, given);
  const provided = world.manifest.botScopes;
  if (needed.length === 0 || needed.some((scope) => provided.includes(scope))) return;
  throw new CallRefused('missing_scope', {
    needed: needed.join(','),
    provided: provided.join(','),
  });
}

function run(world: World, name: string, given: SlackJson, token: string | undefined): SlackJson {
  try {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (method === undefined) throw new CallRefused('unknown_method', { req_method: name });
    checkToken(world, method, token);
    checkScopes(world, method, given);
    return { ok: true, ...method.run(world, given) };
  } catch (error) {
    if (error instanceof CallRefused) return { ok: false, error: error.error, ...error.details };
    throw error;
  }
}

function bearerOf(request: IncomingMessage): string | undefined {
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** Answers `/api/<method>`. */
export async function answerWebApi(
  world: World,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { token, ...given } = readCallArguments(request, await readBody(request));
  const fault = world.faults.take(name) ?? world.rates.refuse(name, given);
  const at = world.clock.now();
  const bearer = bearerOf(request) ?? (typeof token === 'string' ? token : undefined);
  const work = () => run(world, name, given, bearer);
  const answer = isAccepted(fault) ? work() : { ok: false };
  if (fault?.kind === 'late-accept') workLater(world, fault.afterMs, work);
  world.calls.push({ method: name, arguments: given, at, ok: answer.ok === true });
  world.announcements.changed();
  const scopes = world.manifest.botScopes.join(',');
  const headers = { 'x-oauth-scopes': scopes };
  sendReply(response, { status: 200, body: JSON.stringify(answer), headers }, fault, world.clock);
}

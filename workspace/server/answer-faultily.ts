import type { ServerResponse } from 'node:http';
import type { Timers } from './keep-time.ts';
import type { Fault } from './plan-faults.ts';
import type { World } from './world.ts';

/** An answer as it would go out if nothing went wrong. */
export type Reply = {
  readonly status: number;
  readonly body: string;
  readonly headers?: { readonly [name: string]: string };
};

const json = { 'content-type': 'application/json; charset=utf-8' };

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  response.writeHead(status, { ...json, ...headers });
  response.end(body);
}

/** Sends the reply, or breaks it as the fault says; `timers` wait for what is slow. */
export function sendReply(
  response: ServerResponse,
  reply: Reply,
  fault: Fault | undefined,
  timers: Timers,
): void {
  switch (fault?.kind) {
    case undefined:
      send(response, reply);
      return;
    case 'drop-before':
    case 'drop-after':
    case 'late-accept':
      response.socket?.resetAndDestroy();
      return;
    case 'slow':
      timers.after(fault.afterMs, () => send(response, reply));
      return;
    case 'status-before':
    case 'status-after':
      send(response, { status: fault.status, body: 'upstream trouble' });
      return;
    case 'rate-limited':
      send(response, {
        status: 429,
        body: JSON.stringify({ ok: false, error: 'ratelimited' }),
        headers:
          fault.retryAfterSeconds === null
            ? {}
            : { 'retry-after': String(fault.retryAfterSeconds) },
      });
      return;
    case 'error':
      send(response, { status: 200, body: JSON.stringify({ ok: false, error: fault.error }) });
      return;
    case 'cut-body-after': {
      const bytes = Buffer.from(reply.body);
      response.writeHead(reply.status, { ...json, 'content-length': String(bytes.length) });
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () =>
        response.socket?.destroy(),
      );
      return;
    }
    case 'never-answer':
      // The connection stays open until the caller gives up or the workspace closes.
      return;
  }
}

/** Does what a fault put off, unless the workspace closes before. */
export function workLater(
  { clock, announcements }: Pick<World, 'clock' | 'announcements'>,
  afterMs: number,
  work: () => unknown,
): void {
  clock.after(afterMs, () => {
    work();
    announcements.changed();
  });
}

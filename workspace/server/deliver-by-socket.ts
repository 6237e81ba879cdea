import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject, parseJson, textOf } from '../../block-kit/slack-json.ts';
import type { SlackJson } from '../protocol.ts';
import {
  type AppAnswer,
  answerLimitMilliseconds,
  type Carrier,
  type Parcel,
} from './carry-to-app.ts';
import type { Clock } from './keep-time.ts';

const mostConnections = 10;
const pingMilliseconds = 5_000;
const disconnectGraceMilliseconds = 10_000;
const farewellMilliseconds = 200;

/**
 * `refresh` asks the app to connect anew, as Slack does now and then; `link_disabled` is what Slack
 * says where Socket Mode was turned off; `drop` cuts the line.
 */
export type Disconnection = (typeof disconnections)[number];
export const disconnections = ['refresh', 'link_disabled', 'drop'] as const;

/** Socket Mode's server side. */
export type SocketCarrier = Carrier & {
  /** A one-time ticket for a connection, handed out by `apps.connections.open`. */
  readonly newTicket: () => string;
  /** Takes a WebSocket upgrade; refuses one without a good ticket. */
  readonly upgrade: (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    ticket: string,
  ) => void;
  readonly connectionCount: () => number;
  /** Ends connections, the oldest first; all of them unless `most` is given. */
  readonly disconnect: (how: Disconnection, most?: number) => void;
  readonly stop: () => Promise<void>;
};

type Waiting = { readonly connection: WebSocket; readonly settle: (answer: AppAnswer) => void };

function envelopeOf(parcel: Parcel, envelopeId: string): SlackJson {
  const retry =
    parcel.type === 'events_api'
      ? { retry_attempt: parcel.retry?.attempt ?? 0, retry_reason: parcel.retry?.reason ?? '' }
      : {};
  return {
    envelope_id: envelopeId,
    type: parcel.type,
    payload: parcel.body,
    accepts_response_payload: parcel.type !== 'events_api',
    ...retry,
  };
}

/** Closes a connection by a handshake, or without one where the app does not answer soon. */
function endPolitely(connection: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => connection.terminate(), farewellMilliseconds);
    connection.once('close', () => {
      clearTimeout(impatience);
      resolve();
    });
    connection.close(1001);
  });
}

/** Delivers over the app's WebSocket connections, each payload over one of them in turn. */
export function createSocketCarrier(parts: {
  readonly clock: Clock;
  readonly appId: string;
  readonly changed: () => void;
}): SocketCarrier {
  const server = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 });
  const open: WebSocket[] = [];
  const waiting = new Map<string, Waiting>();
  const tickets = new Set<string>();
  const debug = { host: 'workspace', approximate_connection_time: 3600 };

  const retire = (connection: WebSocket) => {
    const place = open.indexOf(connection);
    if (place >= 0) open.splice(place, 1);
    parts.changed();
  };
  const forget = (connection: WebSocket) => {
    retire(connection);
    for (const [id, one] of waiting) {
      if (one.connection !== connection) continue;
      waiting.delete(id);
      one.settle({ kind: 'unreachable' });
    }
  };
  const hear = (data: string) => {
    const message = parseJson(data);
    if (!isObject(message)) return;
    const id = textOf(message.envelope_id);
    const one = waiting.get(id);
    waiting.delete(id);
    one?.settle({ kind: 'answered', body: isObject(message.payload) ? message.payload : {} });
  };
  const sendDisconnect = (connection: WebSocket, reason: string) => {
    retire(connection);
    connection.send(JSON.stringify({ type: 'disconnect', reason, debug_info: debug }));
    parts.clock.after(disconnectGraceMilliseconds, () => connection.terminate());
  };
  const welcome = (connection: WebSocket) => {
    connection.on('message', (data) => hear(data.toString()));
    connection.on('close', () => forget(connection));
    connection.on('error', () => connection.terminate());
    open.push(connection);
    if (open.length > mostConnections) {
      sendDisconnect(connection, 'too_many_websockets');
      return;
    }
    connection.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.length,
        debug_info: debug,
        connection_info: { app_id: parts.appId },
      }),
    );
    connection.ping();
    parts.changed();
  };
  const pinging = setInterval(() => {
    for (const connection of open) connection.ping();
  }, pingMilliseconds);

  return {
    carry(parcel) {
      const connection = open.shift();
      if (connection === undefined) return Promise.resolve({ kind: 'unreachable' });
      open.push(connection);
      const id = randomUUID();
      return new Promise((resolve) => {
        const cancel = parts.clock.after(answerLimitMilliseconds, () => {
          waiting.delete(id);
          resolve({ kind: 'silent' });
        });
        const settle = (answer: AppAnswer) => {
          cancel();
          resolve(answer);
        };
        waiting.set(id, { connection, settle });
        connection.send(JSON.stringify(envelopeOf(parcel, id)));
      });
    },
    newTicket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    upgrade(request, socket, head, ticket) {
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, welcome);
    },
    connectionCount: () => open.length,
    disconnect(how, most = open.length) {
      for (const connection of open.slice(0, most)) {
        if (how === 'drop') connection.terminate();
        else sendDisconnect(connection, how === 'refresh' ? 'refresh_requested' : how);
      }
    },
    async stop() {
      clearInterval(pinging);
      for (const { settle } of [...waiting.values()]) settle({ kind: 'unreachable' });
      waiting.clear();
      await Promise.all([...server.clients].map(endPolitely));
      server.close();
    },
  };
}

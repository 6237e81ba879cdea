import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { type WebSocket, WebSocketServer } from 'ws';

const answers: Readonly<Record<string, object>> = {
  'auth.test': { team_id: 'T0OTHER', user_id: 'U0BOT', bot_id: 'B0BOT' },
  'users.info': {
    user: {
      id: 'U0ANA',
      team_id: 'T0OTHER',
      name: 'Ana',
      locale: 'en-GB',
      tz: 'Asia/Shanghai',
    },
  },
  'conversations.info': { channel: { is_ext_shared: false, is_pending_ext_shared: false } },
  'chat.postMessage': { channel: 'D0ANA', ts: '1700000000.000100' },
};

export type Call = { readonly method: string; readonly body: Readonly<Record<string, unknown>> };
export type Kind = 'slash_commands' | 'interactive' | 'events_api';

/** Another Slack than `workspace/`, in as few lines as can be: a Web API that says yes, and sockets. */
export async function startOtherSlack() {
  const calls: Call[] = [];
  const heard = new EventEmitter();
  const server = createServer(async (request, response) => {
    const method = request.url?.split('/').at(-1) ?? '';
    const body = await text(request);
    const isJson = request.headers['content-type']?.startsWith('application/json');
    calls.push({
      method,
      body: isJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body)),
    });
    const url = `ws://${request.headers.host}/socket`;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, url, ...answers[method] }));
    heard.emit('call');
  }).listen(0, '127.0.0.1');
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket: WebSocket) => {
    socket.on('message', (data) => heard.emit('answer', JSON.parse(String(data))));
    socket.send('{"type":"hello"}');
  });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    calls,
    /** The first call of a method that fits. */
    async called(method: string, fits: (call: Call) => boolean = () => true): Promise<Call> {
      for (;;) {
        const call = calls.find((one) => one.method === method && fits(one));
        if (call) return call;
        await once(heard, 'call');
      }
    },
    /** Brings a payload over the socket; resolves with what it was acknowledged with. */
    async bySocket(type: Kind, payload: object): Promise<unknown> {
      const envelope_id = crypto.randomUUID();
      const [socket] = sockets.clients;
      socket?.send(JSON.stringify({ type, envelope_id, payload, accepts_response_payload: true }));
      for (;;) {
        const [answer] = await once(heard, 'answer');
        if (answer.envelope_id === envelope_id) return answer.payload;
      }
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

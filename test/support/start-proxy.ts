import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export type TestProxy = {
  readonly url: string;
  /** `host:port` of every tunnel that was asked for, oldest first. */
  readonly tunnels: readonly string[];
  /** Requests that were not asked for as a tunnel. */
  readonly plain: readonly string[];
  /** From now on nothing comes through, and nobody is told; the answer mends it. */
  readonly goDead: () => () => void;
};

/** A proxy that opens tunnels, as company proxies do. One whose `status` is not 200 refuses them. */
export async function startProxy(status = 200): Promise<TestProxy> {
  const tunnels: string[] = [];
  const plain: string[] = [];
  const open = new Set<Socket>();
  let isDead = false;
  const server = createServer((request, response) => {
    plain.push(request.url ?? '');
    response.writeHead(405).end();
  });
  server.on('connect', (request, socket: Socket) => {
    tunnels.push(request.url ?? '');
    if (isDead) {
      open.add(socket);
      socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
      return;
    }
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} Refused\r\n\r\n`);
      return;
    }
    const [host, port] = (request.url ?? '').split(':');
    const far = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.pipe(socket).pipe(far);
    });
    for (const [one, other] of [
      [far, socket],
      [socket, far],
    ] as const) {
      open.add(one);
      // Either side may break off; the other then has nobody to talk to.
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return {
    url: `http://127.0.0.1:${address.port}`,
    tunnels,
    plain,
    goDead() {
      isDead = true;
      for (const socket of open) socket.unpipe().pause();
      return () => {
        isDead = false;
      };
    },
  };
}

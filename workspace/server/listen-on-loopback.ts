import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';

const loopback = '127.0.0.1';
const portsTried = 100;

function answersOn(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const settle = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

/**
 * Whether somebody answers on this port by the name localhost. A server on `0.0.0.0` or `::` counts
 * too: a browser that opens http://localhost might reach it instead.
 */
async function isTaken(port: number): Promise<boolean> {
  const answers = await Promise.all([answersOn(loopback, port), answersOn('::1', port)]);
  return answers.includes(true);
}

async function tryToListen(server: Server, port: number): Promise<boolean> {
  server.listen(port, loopback);
  try {
    await once(server, 'listening');
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE' || code === 'EACCES') return false;
    throw error;
  }
}

/**
 * Listens on the loopback address, on the first free port from the given one on (0 takes any).
 * @returns the port.
 * @throws Error where a hundred ports in a row are taken.
 */
export async function listenOnLoopback(server: Server, first: number): Promise<number> {
  for (let port = first; port < first + portsTried && port <= 65_535; port += 1) {
    if (first !== 0 && (await isTaken(port))) continue;
    if (!(await tryToListen(server, first === 0 ? 0 : port))) continue;
    const address = server.address();
    if (address !== null && typeof address === 'object') return address.port;
  }
  throw new Error(`No free port from ${first} on.`);
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answerBrowser } from './answer-browser.ts';
import { answerWebApi } from './answer-web-api.ts';
import { answerControl } from './control/answer-control.ts';
import type { SocketCarrier } from './deliver-by-socket.ts';
import { isOwnRequest } from './guard-origin.ts';
import { BodyTooLarge, urlOf } from './read-request.ts';
import { serveToApp } from './serve-files.ts';
import { servePage } from './serve-page.ts';
import { takeResponse } from './serve-response-urls.ts';
import { takeUpload } from './take-upload.ts';
import type { Waiter } from './wait-until.ts';
import type { World } from './world.ts';

/** What the server needs besides the world. */
export type ServerParts = {
  readonly world: World;
  readonly sockets: SocketCarrier | null;
  readonly waiter: Waiter;
  /** The folder of the built page; `null` serves none. */
  readonly pageFolder: string | null;
};

function refuse(response: ServerResponse, status: number, sentence: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
}

async function route(
  parts: ServerParts,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world, pageFolder } = parts;
  response.setHeader('date', new Date(world.clock.now()).toUTCString());
  const { pathname } = urlOf(request);
  const [, area = '', name = '', detail = ''] = pathname.split('/');
  if (area === 'api') return answerWebApi(world, name, request, response);
  if (area === 'response') return takeResponse(world, name, request, response);
  if (area === 'upload') return takeUpload(world, detail, request, response);
  if (area === 'files-pri') return serveToApp(world, name, request, response);
  if (!isOwnRequest(request, port)) {
    return refuse(
      response,
      403,
      'This workspace answers its own page, and programs on this machine.',
    );
  }
  if (area === 'browser') return answerBrowser(world, name, detail, request, response);
  if (area === 'control') return answerControl(parts, name, request, response);
  if (pageFolder === null || request.method !== 'GET') {
    return refuse(response, 404, 'There is nothing here.');
  }
  return servePage(pageFolder, pathname, response);
}

/** A server whose every connection can be cut at once, those of WebSockets and hung calls too. */
export type WorkspaceServer = { readonly server: Server; readonly close: () => Promise<void> };

function withClose(server: Server): WorkspaceServer {
  const connections = new Set<Socket>();
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
  });
  return {
    server,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const connection of connections) connection.destroy();
      await closed;
    },
  };
}

/** The HTTP server, not yet listening; `port` is asked for at each request. */
export function createWorkspaceServer(parts: ServerParts, port: () => number): WorkspaceServer {
  const { world, sockets } = parts;
  const server = createServer((request, response) => {
    route(parts, port(), request, response).catch((error: unknown) => {
      if (error instanceof BodyTooLarge) refuse(response, 413, 'The request is too large.');
      else if (error instanceof URIError) refuse(response, 400, 'The address is not readable.');
      else
        refuse(response, 500, error instanceof Error ? (error.stack ?? error.message) : 'failed');
    });
  });
  server.on('upgrade', (request, socket, head) => {
    const fault = world.faults.take('socket-upgrade');
    if (fault?.kind === 'never-answer') return;
    const url = urlOf(request);
    if (fault !== undefined || sockets === null || url.pathname !== '/link/') {
      socket.destroy();
      return;
    }
    sockets.upgrade(request, socket, head, url.searchParams.get('ticket') ?? '');
  });
  return withClose(server);
}

import { Server } from 'node:http';
import { HTTPReceiver, LogLevel } from '@slack/bolt';
import type { Log } from '../ports/log.ts';
import { type Door, FutureRequestError, type HttpPages, StoppingError } from './door.ts';

export type HttpDoorOptions = {
  readonly signingSecret: string;
  readonly port: number;
  /** Other addresses that are answered, by path. */
  readonly pages: HttpPages;
  readonly log: Log;
  readonly onOpen: () => void;
};

/** Signed requests to a port of this machine. */
export function httpDoor({ signingSecret, port, pages, log, onOpen }: HttpDoorOptions): Door {
  let server: Server | null = null;
  const receiver = new HTTPReceiver({
    signingSecret,
    port,
    endpoints: ['/slack/events'],
    customRoutes: Object.entries(pages).map(([path, handler]) => ({
      path,
      method: ['GET', 'HEAD'],
      handler,
    })),
    logLevel: LogLevel.ERROR,
    customPropertiesExtractor: (request) => ({
      requestTimestamp: Number(request.headers['x-slack-request-timestamp']),
    }),
    processEventErrorHandler: async ({ error, response }) => {
      // While it stops, that is as it should be: Slack brings it again.
      const level = error instanceof StoppingError ? 'info' : 'error';
      log[level]({ error }, 'a delivery was not taken');
      response.writeHead(statusOf(error)).end();
      return true;
    },
  });
  return {
    receiver,
    opened(started) {
      if (started instanceof Server) server = started;
      onOpen();
    },
    isOpen: () => server?.listening ?? false,
    remedy: () => null,
    port() {
      const address = server?.address();
      return typeof address === 'object' && address !== null ? address.port : null;
    },
  };
}

function statusOf(error: Error): number {
  if (error instanceof FutureRequestError) return 401;
  return error instanceof StoppingError ? 503 : 500;
}

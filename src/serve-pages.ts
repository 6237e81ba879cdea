import { once } from 'node:events';
import { createServer } from 'node:http';
import type { HttpPages } from './slack/door.ts';

/**
 * Answers pages on an address of their own.
 *
 * @throws the system's error where the address cannot be taken: EADDRINUSE, EACCES …
 */
export async function servePages(
  pages: HttpPages,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    if (!page) response.writeHead(404).end();
    else if (request.method !== 'GET' && request.method !== 'HEAD') response.writeHead(405).end();
    else page(request, response);
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

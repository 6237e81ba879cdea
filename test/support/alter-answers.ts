import { once } from 'node:events';
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

const answer = z.record(z.string(), z.unknown());
type Answer = z.output<typeof answer>;

/**
 * A Web API that passes every call on to another one, and lets a test alter the answers: for what
 * the local workspace never says, such as that a person is a guest. Answers with its address.
 */
export async function alterAnswers(
  apiUrl: string,
  alter: (method: string, answer: Answer) => Answer | Promise<Answer>,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const method = (request.url ?? '').replace('/api/', '');
    const passed = await fetch(new URL(method, apiUrl), {
      method: 'POST',
      headers: {
        authorization: request.headers.authorization ?? '',
        'content-type': request.headers['content-type'] ?? '',
      },
      body: Buffer.concat(chunks),
    });
    const body = await alter(method, answer.parse(await passed.json()));
    const headers = Object.fromEntries(
      ['content-type', 'date', 'x-oauth-scopes'].map((name) => [
        name,
        passed.headers.get(name) ?? '',
      ]),
    );
    response.writeHead(passed.status, headers);
    response.end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return `http://127.0.0.1:${address.port}/api/`;
}

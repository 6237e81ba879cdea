import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

export const benchWorkspaceId = 'T0BENCH';

/** As much of Slack's Web API as a slash command needs. */
export async function serveSlack() {
  const server = createServer(async (request, response) => {
    const asked = new URLSearchParams(await text(request)).get('user') ?? '';
    const locale = Number(asked.slice(1)) % 2 === 0 ? 'zh-CN' : 'en-GB';
    const user = {
      id: asked,
      team_id: benchWorkspaceId,
      name: asked,
      locale,
      tz: 'Asia/Shanghai',
    };
    const identity = { team_id: benchWorkspaceId, user_id: 'U0BOT', bot_id: 'B0BOT' };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, ...identity, user }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port');
  return {
    apiUrl: `http://127.0.0.1:${address.port}/api/`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

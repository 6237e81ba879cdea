import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { benchWorkspaceId } from './serve-slack.ts';

export const signingSecret = 'the signing secret of the benchmark';
/** So many people type. */
const personCount = 20;

class ClosedConnection extends Error {}

/** Sends `/visit` lines to a receiver as Slack does: signed, on connections that stay open. */
export function openSender(port: number, names: readonly string[], isAnswer: RegExp) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  let count = 0;

  /** Sends one line; resolves when its answer is there whole. */
  async function send(): Promise<void> {
    count += 1;
    const { name, body } = nextLine();
    const answer = await post(body).catch((error: unknown) => {
      // The receiver closed a connection that was idle, as this line went out on it. Slack repeats
      // such a line too, and a repeated one has one effect.
      if (error instanceof ClosedConnection) return post(body);
      throw error;
    });
    if (!isAnswer.test(answer)) throw new Error(`${name} is answered ${answer}`);
  }

  function nextLine(): { readonly name: string; readonly body: string } {
    // Steps through all customers in an order that is not theirs.
    const name = names[(count * 7919) % names.length] ?? '';
    const body = String(
      new URLSearchParams({
        command: '/visit',
        text: lineFor(name),
        user_id: `U${count % personCount}`,
        team_id: benchWorkspaceId,
        channel_id: 'C0BENCH',
        trigger_id: `${port}.${count}`,
        response_url: 'http://127.0.0.1:9/answers',
      }),
    );
    return { name, body };
  }

  async function post(body: string): Promise<string> {
    const time = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', signingSecret).update(`v0:${time}:${body}`);
    const asking = request({
      agent,
      host: '127.0.0.1',
      port,
      path: '/slack/events',
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'x-slack-request-timestamp': time,
        'x-slack-signature': `v0=${signature.digest('hex')}`,
      },
    });
    asking.end(body);
    const [response] = await once(asking, 'response').catch((error: unknown) => {
      throw asking.reusedSocket ? new ClosedConnection('It was closed', { cause: error }) : error;
    });
    const answer = await text(response);
    if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${answer}`);
    return answer;
  }

  return {
    /** How many lines were sent and answered. */
    count: () => count,
    /**
     * Sends lines at a steady pace, whether or not the ones before are answered. Returns the
     * milliseconds from when each was to be sent to its answer.
     */
    async atPace(perSecond: number, seconds: number): Promise<number[]> {
      const startedAt = performance.now();
      const total = perSecond * seconds;
      const sending: Promise<number>[] = [];
      for (let index = 0; index < total; index += 1) {
        const dueAt = startedAt + (index * 1000) / perSecond;
        const early = dueAt - performance.now();
        if (early > 0) await wait(early);
        sending.push(send().then(() => performance.now() - dueAt));
      }
      return Promise.all(sending);
    },
    /** Sends as many lines as are taken, so many at once. Returns lines per second. */
    async saturated(atOnce: number, seconds: number): Promise<number> {
      const before = count;
      const startedAt = performance.now();
      const endsAt = startedAt + seconds * 1000;
      const lane = async () => {
        while (performance.now() < endsAt) await send();
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
      return ((count - before) * 1000) / (performance.now() - startedAt);
    },
    close: () => agent.destroy(),
  };
}

function lineFor(name: string): string {
  return name.endsWith('有限公司')
    ? `${name} 谈增容2000kVA，王主任要供电方案 下周三下午3点回访`
    : `${name} yesterday: second feed wanted by October, follow up next Tue 3pm`;
}

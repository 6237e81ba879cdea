import { createHmac } from 'node:crypto';
import type { Kind } from './other-slack.ts';

/** Brings a payload to an address as a signed request; resolves with what it was answered. */
export async function deliverByHttp(
  address: string,
  signingSecret: string,
  kind: Kind,
  payload: object,
): Promise<unknown> {
  const json = JSON.stringify(payload);
  const form = kind === 'slash_commands' ? { ...payload } : { payload: json };
  const body = kind === 'events_api' ? json : String(new URLSearchParams(form));
  const time = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${time}:${body}`).digest('hex');
  const answer = await fetch(address, {
    method: 'POST',
    body,
    headers: {
      'content-type': `application/${kind === 'events_api' ? 'json' : 'x-www-form-urlencoded'}`,
      'x-slack-request-timestamp': time,
      'x-slack-signature': `v0=${signature}`,
    },
  });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`It was answered ${answer.status} ${said}`);
  return said === '' ? undefined : JSON.parse(said);
}

import { createHmac } from 'node:crypto';
import { isObject, parseJson } from '../../block-kit/slack-json.ts';
import type { SlackJson } from '../protocol.ts';
import {
  type AppAnswer,
  answerLimitMilliseconds,
  type Carrier,
  type Parcel,
} from './carry-to-app.ts';
import type { Clock } from './keep-time.ts';

/** Where and how signed requests go. */
export type HttpCarrierParts = {
  /** The app's address; a function where it is known only after the start. */
  readonly url: string | (() => string);
  readonly signingSecret: string;
  readonly clock: Clock;
  /** Epoch milliseconds for the signature; the app compares them with its own machine's clock. */
  readonly signedAt: () => number;
};

function encode(parcel: Parcel): { readonly contentType: string; readonly text: string } {
  if (parcel.type === 'events_api') {
    return { contentType: 'application/json', text: JSON.stringify(parcel.body) };
  }
  const contentType = 'application/x-www-form-urlencoded';
  if (parcel.type === 'interactive') {
    const form = new URLSearchParams({ payload: JSON.stringify(parcel.body) });
    return { contentType, text: form.toString() };
  }
  const fields = Object.entries(parcel.body).map(([key, value]): [string, string] => [
    key,
    String(value),
  ]);
  return { contentType, text: new URLSearchParams(fields).toString() };
}

function headersOf(parcel: Parcel, encoded: ReturnType<typeof encode>, parts: HttpCarrierParts) {
  const timestamp = String(Math.floor(parts.signedAt() / 1000));
  const signature = createHmac('sha256', parts.signingSecret)
    .update(`v0:${timestamp}:${encoded.text}`)
    .digest('hex');
  const retry: Record<string, string> =
    parcel.retry === null
      ? {}
      : {
          'x-slack-retry-num': String(parcel.retry.attempt),
          'x-slack-retry-reason': parcel.retry.reason,
        };
  return {
    'content-type': encoded.contentType,
    accept: 'application/json,*/*',
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
    ...retry,
  };
}

function readAnswer(text: string): SlackJson {
  if (text === '') return {};
  const json = parseJson(text);
  return isObject(json) ? json : { text };
}

/** Delivers by signed HTTP requests, each with Slack's three seconds. `stop` ends those under way. */
export function createHttpCarrier(
  parts: HttpCarrierParts,
): Carrier & { readonly stop: () => Promise<void> } {
  const underWay = new Set<AbortController>();
  return {
    async carry(parcel): Promise<AppAnswer> {
      const encoded = encode(parcel);
      const controller = new AbortController();
      underWay.add(controller);
      const cancel = parts.clock.after(answerLimitMilliseconds, () => controller.abort());
      try {
        const response = await fetch(typeof parts.url === 'string' ? parts.url : parts.url(), {
          method: 'POST',
          headers: headersOf(parcel, encoded, parts),
          body: encoded.text,
          redirect: 'manual',
          signal: controller.signal,
        });
        const text = await response.text();
        if (response.ok) return { kind: 'answered', body: readAnswer(text) };
        const noRetry = response.headers.get('x-slack-no-retry') === '1';
        return { kind: 'refused', status: response.status, noRetry };
      } catch {
        // fetch rejects for every way of not getting an answer; which one it was is told apart here.
        return { kind: controller.signal.aborted ? 'silent' : 'unreachable' };
      } finally {
        cancel();
        underWay.delete(controller);
      }
    },
    stop() {
      for (const controller of underWay) controller.abort();
      return Promise.resolve();
    },
  };
}

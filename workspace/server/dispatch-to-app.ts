import type { SlackJson } from '../protocol.ts';
import type { AppAnswer, Carrier, ParcelType, Retry } from './carry-to-app.ts';

/** The gestures and events that reach the app. */
export type DeliveryKind =
  | 'event'
  | 'command'
  | 'action'
  | 'shortcut'
  | 'suggestion'
  | 'submission'
  | 'closed';

/** One attempt at bringing something to the app. */
export type Delivery = {
  readonly kind: DeliveryKind;
  /** The payload; the same object for each attempt. */
  readonly body: SlackJson;
  readonly retry: Retry | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `null` while it is under way. */
  readonly answer: AppAnswer | null;
};

/** Sends, remembers, and sends again. */
export type Dispatcher = {
  /** Brings a payload to the app. `finish` is what the workspace does with each attempt's answer. */
  readonly send: (
    kind: DeliveryKind,
    body: SlackJson,
    finish: (answer: AppAnswer) => void,
    retry?: Retry | null,
  ) => Promise<AppAnswer>;
  /** The same payload once more; what follows from its answer follows again. */
  readonly redeliver: (delivery: Delivery, retry: Retry) => Promise<AppAnswer>;
  /** Every attempt, oldest first. */
  readonly deliveries: () => readonly Delivery[];
};

const parcelTypes: { readonly [kind in DeliveryKind]: ParcelType } = {
  event: 'events_api',
  command: 'slash_commands',
  action: 'interactive',
  shortcut: 'interactive',
  suggestion: 'interactive',
  submission: 'interactive',
  closed: 'interactive',
};

/** A dispatcher over a carrier. */
export function createDispatcher(parts: {
  readonly carrier: Carrier;
  readonly now: () => number;
  readonly changed: () => void;
}): Dispatcher {
  const deliveries: Delivery[] = [];
  const finishers = new Map<SlackJson, (answer: AppAnswer) => void>();
  const attempt = async (kind: DeliveryKind, body: SlackJson, retry: Retry | null) => {
    const place = deliveries.length;
    const delivery: Delivery = { kind, body, retry, at: parts.now(), answer: null };
    deliveries.push(delivery);
    const answer = await parts.carrier.carry({ type: parcelTypes[kind], body, retry });
    deliveries[place] = { ...delivery, answer };
    finishers.get(body)?.(answer);
    parts.changed();
    return answer;
  };
  return {
    send(kind, body, finish, retry = null) {
      finishers.set(body, finish);
      return attempt(kind, body, retry);
    },
    redeliver: (delivery, retry) => attempt(delivery.kind, delivery.body, retry),
    deliveries: () => [...deliveries],
  };
}

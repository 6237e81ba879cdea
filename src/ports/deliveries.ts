import type { Instant } from '../domain/zoned-time.ts';

/** One delivery from Slack and what was answered to it. */
export type Delivery = {
  readonly key: string;
  readonly kind: 'command' | 'action' | 'form' | 'event';
  readonly state: 'new' | 'done';
  readonly payload: string | null;
  readonly answer: string | null;
  readonly receivedAt: Instant;
};

export interface DeliveryRepository {
  find(key: string): Promise<Delivery | undefined>;
  /** False where the key is known already. */
  receive(delivery: Delivery): Promise<boolean>;
  finish(key: string, answer: string | null, at: Instant): Promise<void>;
  unfinished(receivedBefore: Instant, limit: number): Promise<readonly Delivery[]>;
  /** Forgets what came before an instant; returns how many. */
  purge(receivedBefore: Instant): Promise<number>;
}

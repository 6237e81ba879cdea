import type { HandOver, HandOverId } from '../domain/work-hand-over.ts';

export interface HandOverRepository {
  find(id: HandOverId): Promise<HandOver | undefined>;
  /** Adds or replaces. */
  save(handOver: HandOver): Promise<void>;
}

import type { PayloadFault } from '../../block-kit/check-shapes.ts';
import { wordFault } from '../../block-kit/validate-payload.ts';
import type { SlackJson } from '../protocol.ts';

/** A Web API call that ends in `{ok: false, error, …}`. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  /** Slack's short error, such as `channel_not_found`. */
  readonly error: string;
  /** Further fields of the answer. */
  readonly details: SlackJson;

  constructor(error: string, details: SlackJson = {}) {
    super(error);
    this.error = error;
    this.details = details;
  }
}

/** Refuses with what is wrong with the payload; does nothing where nothing is. */
export function refuseFaults(error: string, faults: readonly PayloadFault[]): void {
  if (faults.length === 0) return;
  const messages = faults.map(wordFault);
  throw new CallRefused(error, { errors: messages, response_metadata: { messages } });
}

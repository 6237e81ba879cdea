import type { SlackJson } from '../protocol.ts';

/** A Web API call that was received; `ok` says whether its work was done, whatever was answered. */
export type ApiCall = {
  readonly method: string;
  /** As sent, without the token; JSON in forms is read. */
  readonly arguments: SlackJson;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly ok: boolean;
};

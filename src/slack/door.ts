import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Receiver } from '@slack/bolt';

/** Answers a plain GET; the path is its key: `/healthz`. */
export type HttpPages = Readonly<
  Record<string, (request: IncomingMessage, response: ServerResponse) => void>
>;

/** Where deliveries come in, and whether they can. */
export type Door = {
  readonly receiver: Receiver;
  /** Takes what the start of the receiver handed back. */
  opened(started: unknown): void;
  isOpen(): boolean;
  /** What keeps Slack away and can be mended by hand, in plain words; null: nothing that is known. */
  remedy(): string | null;
  /** Where it listens; null where nothing does. */
  port(): number | null;
};

/** The bot is stopping: not acknowledged, so Slack brings it again. */
export class StoppingError extends Error {}
/** A request is signed with a time that has not come. */
export class FutureRequestError extends Error {}

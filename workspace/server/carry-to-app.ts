import type { SlackJson } from '../protocol.ts';

/** Slack waits this long for an answer. */
export const answerLimitMilliseconds = 3_000;

/** The three envelopes Slack sends. */
export type ParcelType = 'events_api' | 'slash_commands' | 'interactive';

/** A retry's number (from 1) and why it was made. */
export type Retry = { readonly attempt: number; readonly reason: string };

/** One payload on its way to the app. */
export type Parcel = {
  readonly type: ParcelType;
  readonly body: SlackJson;
  readonly retry: Retry | null;
};

/** What came of a payload: the app's answer, or why there is none. */
export type AppAnswer =
  | { readonly kind: 'answered'; readonly body: SlackJson }
  | { readonly kind: 'silent' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly status: number; readonly noRetry: boolean };

/** The way payloads go to the app; never rejects. */
export type Carrier = { readonly carry: (parcel: Parcel) => Promise<AppAnswer> };

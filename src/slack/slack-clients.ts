import { LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';

/** How long a person waits for a form to open; its trigger lives three seconds. */
const interactiveTimeoutMs = 2_500;

export type SlackConnection = {
  readonly botToken: string;
  /** `https://slack.com/api/`, or another Slack address. */
  readonly apiUrl: string;
  /** Is told the `Date` of every answer. */
  readonly onDate?: (date: string | null) => void;
};

const shared = ({ apiUrl, onDate }: SlackConnection, timeoutMs: number): WebClientOptions => ({
  slackApiUrl: apiUrl,
  timeout: timeoutMs,
  // The stock client sends again after a lost answer, which posts a message twice.
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
  // What fails is logged where it is handled, in our own log.
  logLevel: LogLevel.ERROR,
  async fetch(url, init) {
    const response = await fetch(url, init);
    onDate?.(response.headers.get('date'));
    return response;
  },
});

/** For forms and profiles: short patience, so that a person never waits behind a digest. */
export function interactiveClient(connection: SlackConnection): WebClient {
  return new WebClient(connection.botToken, shared(connection, interactiveTimeoutMs));
}

/** For the sender alone: a rate limit on its messages does not hold up a form. */
export function senderClient(connection: SlackConnection, timeoutMs: number): WebClient {
  return new WebClient(connection.botToken, shared(connection, timeoutMs));
}

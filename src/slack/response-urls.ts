import type { Message } from '../views/message.ts';

const timeoutMs = 2_500;

/** Where Slack takes answers, also where the API itself is reached through a proxy. */
const slackOrigins: readonly string[] = ['https://hooks.slack.com', 'https://hooks.slack-gov.com'];

/** Whether an address is one of Slack's for answers, or on the origin of the API. */
export function isAnswerAddress(responseUrl: string, apiUrl: string): boolean {
  if (!URL.canParse(responseUrl)) return false;
  const { origin } = new URL(responseUrl);
  return slackOrigins.includes(origin) || origin === new URL(apiUrl).origin;
}

/** An answer that takes the place of what it answers, or stands beside it, also in its thread. */
export type PlacedAnswer = Message & {
  readonly replaceOriginal: boolean;
  readonly threadTs?: string | null;
};

/**
 * Sends an answer to the address that Slack gave with a gesture. Returns false where Slack did not
 * take it: the address is used up, expired, not reachable, or not Slack's, which is never called.
 */
export async function answerAt(
  responseUrl: string,
  apiUrl: string,
  answer: PlacedAnswer,
): Promise<boolean> {
  if (!isAnswerAddress(responseUrl, apiUrl)) return false;
  const { text, blocks, replaceOriginal, threadTs = null } = answer;
  try {
    const response = await fetch(responseUrl, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        response_type: 'ephemeral',
        replace_original: replaceOriginal,
        ...(threadTs === null ? {} : { thread_ts: threadTs }),
        text,
        blocks,
      }),
    });
    return response.ok;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

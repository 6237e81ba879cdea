import type { Message } from '../views/message.ts';

const timeoutMs = 2_500;

/** Slack's own address for answers; every other API address answers on its own origin. */
export function responseOrigin(apiUrl: string): string {
  const { origin } = new URL(apiUrl);
  return origin === 'https://slack.com' ? 'https://hooks.slack.com' : origin;
}

/**
 * Sends an answer to the address that Slack gave with a gesture. Returns false where Slack did not
 * take it: the address is used up, expired, or not reachable.
 *
 * @throws where the address is not Slack's.
 */
export async function answerAt(
  responseUrl: string,
  apiUrl: string,
  answer: Message & { readonly replaceOriginal: boolean },
): Promise<boolean> {
  if (new URL(responseUrl).origin !== responseOrigin(apiUrl)) {
    throw new Error('The response_url is not an address of Slack');
  }
  const { text, blocks, replaceOriginal } = answer;
  try {
    const response = await fetch(responseUrl, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        response_type: 'ephemeral',
        replace_original: replaceOriginal,
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

import { fileLimits, RefusedFileError } from '../spreadsheets/table.ts';

const patienceMs = 60_000;

/** Slack did not hand a file over. */
export class UnreachableFileError extends Error {
  override readonly name = 'UnreachableFileError';
}

/**
 * Downloads a file from Slack, no further than a list may be large. The token goes to Slack alone.
 *
 * @throws UnreachableFileError, RefusedFileError
 */
export async function downloadFile(
  url: string,
  { botToken, apiUrl }: { readonly botToken: string; readonly apiUrl: string },
): Promise<Uint8Array> {
  if (!isSlackAddress(url, apiUrl))
    throw new UnreachableFileError('the address is not one of Slack');
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${botToken}` },
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    // A page to sign in is what a missing scope is answered with.
    if (response.status !== 200 || isPage || !response.body) {
      throw new UnreachableFileError(`Slack answered ${response.status}`);
    }
    return await readLimited(response.body);
  } catch (cause) {
    if (cause instanceof RefusedFileError || cause instanceof UnreachableFileError) throw cause;
    throw new UnreachableFileError('the file was not downloaded', { cause });
  }
}

async function readLimited(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > fileLimits.fileBytes) throw new RefusedFileError('too-large');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, length));
}

function isSlackAddress(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && /(?:^|\.)slack(?:-gov)?\.com$/.test(hostname);
}

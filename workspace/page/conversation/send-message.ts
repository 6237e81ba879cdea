import type { SayRequest } from '../../protocol.ts';
import { ServerSilent, sendGesture, uploadFile } from '../talk-to-server.ts';
import type { Words } from '../words.ts';

/** Sends a line with its files as one message; answers what went wrong, or `null`. */
export async function sendMessage(
  request: SayRequest,
  files: readonly File[],
  words: Words,
): Promise<string | null> {
  try {
    const error =
      files.length === 0
        ? (await sendGesture('say', request)).error
        : await sendFiles(request, files);
    return error === null ? null : words.serverSentence(error);
  } catch (error) {
    if (!(error instanceof ServerSilent)) throw error;
    return words.noAnswer;
  }
}

/** The last file brings the message with it, once the others are there. */
async function sendFiles(
  { personId, ...message }: SayRequest,
  files: readonly File[],
): Promise<string | null> {
  const earlierIds: string[] = [];
  for (const [position, file] of files.entries()) {
    const isLast = position === files.length - 1;
    const answer = await uploadFile({
      personId,
      file,
      message: isLast ? { ...message, earlierIds } : null,
    });
    if (answer.error !== null) return answer.error;
    if (answer.file !== null) earlierIds.push(answer.file.id);
  }
  return null;
}

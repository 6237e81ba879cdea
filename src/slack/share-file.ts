import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { FileDocument, OutboxContent, OutboxMessage } from '../ports/reminders.ts';
import type { Message } from '../views/message.ts';
import { classifyOutcome, type Outcome } from './classify-outcome.ts';
import { conversationOf } from './find-in-history.ts';

/** A file as it is uploaded. */
export type FileContent = {
  readonly name: string;
  readonly title: string;
  readonly content: string | Uint8Array;
  /** What a picture shows, for whoever does not see it. */
  readonly altText?: string;
};

/** A call before the last one failed: Slack forgets what was uploaded, and nobody has seen it. */
export class NotSharedError extends Error {
  override readonly name = 'NotSharedError';
}

const announced = z.object({ upload_url: z.url({ protocol: /^https?$/ }), file_id: z.string() });

/**
 * Puts a file into a conversation. Slack takes it in three calls: the first announces it, the second
 * brings its bytes, the last one shows it, once, and only in a conversation that the bot is in; a
 * person's id is none. `note` is told the file's id before the last call, and says whether the file may
 * be shown; `isInTime`: whether there is still time for it.
 *
 * @throws NotSharedError where it is certain that nothing was shown.
 */
export async function shareFile(
  client: WebClient,
  { channelId, threadTs }: Pick<OutboxMessage, 'channelId' | 'threadTs'>,
  { text, blocks, file }: Message & { readonly file: FileContent },
  timeoutMs: number,
  {
    note,
    isInTime,
  }: { readonly note: (fileId: string) => Promise<boolean>; readonly isInTime: () => boolean },
): Promise<void> {
  const { conversation, fileId } = await upload(client, channelId, file, timeoutMs).catch(
    (cause: unknown) => {
      throw new NotSharedError('the file was not uploaded', { cause });
    },
  );
  if (!(await note(fileId))) throw new NotSharedError('its claim is over');
  if (!isInTime()) throw new NotSharedError('the lease was nearly over');
  await client.files.completeUploadExternal({
    files: [{ id: fileId, title: file.title }],
    channel_id: conversation,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
    // Beside a comment Slack leaves out the blocks.
    ...(blocks.length > 0 ? { blocks: [...blocks] } : { initial_comment: text }),
  });
}

async function upload(
  client: WebClient,
  channelId: string,
  file: FileContent,
  timeoutMs: number,
): Promise<{ readonly conversation: string; readonly fileId: string }> {
  const conversation = await conversationOf(client, channelId);
  const { content, altText } = file;
  const body = typeof content === 'string' ? new TextEncoder().encode(content) : content.slice();
  // By name, because the typed method calls the description otherwise than Slack does.
  const answer = await client.apiCall('files.getUploadURLExternal', {
    filename: file.name,
    length: body.length,
    ...(altText === undefined ? {} : { alt_txt: altText }),
  });
  const { upload_url, file_id } = announced.parse(answer);
  const response = await fetch(upload_url, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });
  if (response.status !== 200) throw new Error(`the upload was answered with ${response.status}`);
  return { conversation, fileId: file_id };
}

/**
 * What a failed upload, or deletion, means. What failed before the last call goes again. A scope that
 * is missing is about files alone: the person is told, and messages go on.
 */
export function classifyFileCall(error: unknown): Outcome {
  const outcome = classifyOutcome(error instanceof NotSharedError ? (error.cause ?? error) : error);
  const { reason } = outcome;
  if (outcome.kind === 'parked' && reason === 'missing_scope') return { kind: 'blocked', reason };
  const isCertain = error instanceof NotSharedError && outcome.kind === 'unknown';
  return isCertain ? { kind: 'unreachable', reason } : outcome;
}

type FileMessage = Extract<OutboxContent, { kind: 'file' }>;

/** `GC-12-0a1b2c3d.html`: the end tells files of one record apart. */
export const fileNameOf = (outboxId: string, content: FileMessage): string =>
  `${content.reference}${fileNameEnd(outboxId, content)}`;

/** `-0a1b2c3d.html`, by which a file is found again. */
export const fileNameEnd = (outboxId: string, { document }: FileMessage): string =>
  `-${outboxId.replaceAll('-', '').slice(-8)}.${endings[document]}`;

const endings: Readonly<Record<FileDocument, string>> = {
  'hand-over-slip': 'html',
  'customer-template': 'xlsx',
  'import-problems': 'xlsx',
  customers: 'xlsx',
  visits: 'xlsx',
  tickets: 'xlsx',
  progress: 'xlsx',
  year: 'xlsx',
  picture: 'png',
  'ticket-board': 'png',
  'team-timeline': 'png',
};

import type { WorkspaceMessage } from '../protocol.ts';
import { dayInZone } from './format-slack-date.ts';

/** A message in its place: `isFirst` when the author's name and picture stand above it. */
export type PlacedMessage = {
  readonly message: WorkspaceMessage;
  readonly isFirst: boolean;
  /** Replies in its thread, those seen by this person alone included. */
  readonly replyCount: number;
};

/** One day's messages; `day` is `2026-03-18` in the reader's zone. */
export type MessageDay = {
  readonly day: string;
  /** Epoch milliseconds of the day's first message. */
  readonly moment: number;
  readonly messages: readonly PlacedMessage[];
};

const breakAfter = 5 * 60_000;

/** Epoch milliseconds of a Slack timestamp. */
export function momentOf(ts: string): number {
  return Number(ts) * 1000;
}

/** A channel's messages outside threads, oldest first, in days of the reader's zone. */
export function arrangeChannel(
  messages: readonly WorkspaceMessage[],
  channelId: string,
  timeZone: string,
): readonly MessageDay[] {
  const inChannel = messages.filter((message) => message.channelId === channelId);
  return arrange(
    inChannel.filter(({ threadTs, ts }) => threadTs === null || threadTs === ts),
    countReplies(inChannel),
    timeZone,
  );
}

/** A thread: its first message, if it is there, and the replies, oldest first. */
export function arrangeThread(
  messages: readonly WorkspaceMessage[],
  channelId: string,
  threadTs: string,
  timeZone: string,
): readonly MessageDay[] {
  const inThread = messages.filter(
    (message) =>
      message.channelId === channelId && (message.ts === threadTs || message.threadTs === threadTs),
  );
  return arrange(inThread, new Map(), timeZone);
}

/** The `ts` of the first message of somebody else after a moment in epoch milliseconds. */
export function findFirstNew(
  days: readonly MessageDay[],
  since: number,
  personId: string,
): string | null {
  const isNew = ({ message }: PlacedMessage) =>
    momentOf(message.ts) > since && message.authorId !== personId;
  return days.flatMap(({ messages }) => messages).find(isNew)?.message.ts ?? null;
}

function countReplies(messages: readonly WorkspaceMessage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { threadTs, ts } of messages) {
    if (threadTs !== null && threadTs !== ts) counts.set(threadTs, (counts.get(threadTs) ?? 0) + 1);
  }
  return counts;
}

function arrange(
  messages: readonly WorkspaceMessage[],
  replies: ReadonlyMap<string, number>,
  timeZone: string,
): readonly MessageDay[] {
  const sorted = messages.toSorted((one, other) => momentOf(one.ts) - momentOf(other.ts));
  const days: { day: string; moment: number; messages: PlacedMessage[] }[] = [];
  for (const message of sorted) {
    const moment = momentOf(message.ts);
    const day = dayInZone(moment, timeZone);
    let current = days.at(-1);
    if (current?.day !== day) {
      current = { day, moment, messages: [] };
      days.push(current);
    }
    const previous = current.messages.at(-1)?.message;
    current.messages.push({
      message,
      isFirst: previous === undefined || isApart(previous, message),
      replyCount: replies.get(message.ts) ?? 0,
    });
  }
  return days;
}

function isApart(previous: WorkspaceMessage, message: WorkspaceMessage): boolean {
  return (
    previous.authorId !== message.authorId ||
    previous.ephemeralFor !== message.ephemeralFor ||
    momentOf(message.ts) - momentOf(previous.ts) > breakAfter
  );
}

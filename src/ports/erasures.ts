import type { WorkspaceId } from '../domain/person.ts';
import type { ErasedKind, PersonWords } from '../domain/person-words.ts';
import type { OutboxMessage } from './reminders.ts';

/** A row in which somebody is named. */
export type NamedPlace = {
  readonly kind: ErasedKind;
  /** The record that messages about it are found by. */
  readonly subjectId: string;
  /** 12 in V-12, where it has a reference. */
  readonly number: number | null;
};

/** A file in Slack whose name or title names somebody: it is not the bot's to change. */
export type NamedFile = {
  /** Without what names them. */
  readonly name: string;
  readonly permalink: string;
};

/** A file that the bot put into Slack and that shows what records say, so anybody may be named in it. */
export type PostedFile = {
  /** Of the message that brought it. */
  readonly messageId: string;
  readonly channelId: string;
  /** Slack's; null where it was not kept. */
  readonly fileId: string | null;
};

export interface ErasureRepository {
  /** Where a person is named. */
  find(words: readonly PersonWords[]): Promise<readonly NamedPlace[]>;
  /** The files that are known by a name with the person in it, as long as the person is there. */
  files(words: readonly PersonWords[]): Promise<readonly NamedFile[]>;
  /**
   * Erases a person there, and ends the claim of files that were drawn and not shown yet: they are
   * drawn anew. What it answers with belongs into the entry of the erasure: the entries of
   * the trail whose words changed, by number and hash, and marks by which the person is known again,
   * should a backup bring them back.
   */
  erase(words: readonly PersonWords[]): Promise<{
    readonly places: readonly NamedPlace[];
    readonly entries: readonly (readonly [seq: number, contentHash: string])[];
    readonly marks: readonly string[];
  }>;
  /**
   * Takes the words from so many records that were over before a day (`YYYY-MM-DD`) and an instant, and
   * from their entries in the trail.
   */
  eraseOld(
    before: { readonly day: string; readonly at: number },
    limit: number,
  ): Promise<{
    readonly places: readonly NamedPlace[];
    readonly entries: readonly (readonly [seq: number, contentHash: string])[];
  }>;
  /** Messages that Slack has and that show any of these, the oldest first. */
  posted(places: readonly NamedPlace[]): Promise<readonly OutboxMessage[]>;
  /** Files that Slack has, or may have, and that are not on their way to be deleted, the oldest first. */
  postedFiles(workspaceId: WorkspaceId): Promise<readonly PostedFile[]>;
  /**
   * Who was erased once and is named again, because a backup was put back, with the marks of all whom
   * the trail does not know as erased.
   */
  findReturned(): Promise<{
    readonly words: readonly PersonWords[];
    readonly marks: readonly string[];
  }>;
}

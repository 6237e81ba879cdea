import type { StateValues } from '../../block-kit/find-elements.ts';
import { nameElements } from '../../block-kit/find-elements.ts';
import type { SlackJson, WorkspaceMessage } from '../protocol.ts';
import type { Announcements } from './announce-changes.ts';
import { publicFile, type StoredFile } from './keep-files.ts';
import type { Directory } from './keep-people-and-channels.ts';

/** A message with what only the app sees of it. */
export type StoredMessage = Omit<WorkspaceMessage, 'files'> & {
  readonly metadata: SlackJson | null;
  readonly attachments: readonly SlackJson[];
  readonly files: readonly StoredFile[];
};

/** What a new message says; the rest is filled in. */
export type NewMessage = {
  readonly channelId: string;
  readonly authorId: string;
  readonly text: string;
  readonly blocks?: readonly SlackJson[];
  readonly attachments?: readonly SlackJson[];
  readonly files?: readonly StoredFile[];
  readonly metadata?: SlackJson | null;
  readonly threadTs?: string | null;
  readonly ephemeralFor?: string | null;
};

/** What of a message can change. */
export type MessageChange = Partial<
  Pick<
    StoredMessage,
    'text' | 'blocks' | 'attachments' | 'files' | 'deletedFileIds' | 'metadata' | 'isEdited'
  >
>;

/** All messages, ordinary and ephemeral, oldest first. */
export type MessageBook = {
  readonly add: (message: NewMessage) => StoredMessage;
  /** `undefined` where it is not there; an ephemeral one only for its own person. */
  readonly find: (channelId: string, ts: string, personId?: string) => StoredMessage | undefined;
  readonly change: (message: StoredMessage, change: MessageChange) => StoredMessage;
  readonly remove: (message: StoredMessage) => void;
  readonly all: () => readonly StoredMessage[];
  /** What this person chose in the message's elements. */
  readonly chosenIn: (message: StoredMessage, personId: string) => StateValues;
  readonly choose: (message: StoredMessage, personId: string, values: StateValues) => void;
};

/** The message as the page is told it. */
export function publicMessage(message: StoredMessage): WorkspaceMessage {
  const { metadata, attachments, files, ...shown } = message;
  return { ...shown, files: files.map(publicFile) };
}

/** An empty book of messages. */
export function createMessageBook(parts: {
  readonly announcements: Announcements;
  readonly directory: Directory;
  readonly newTimestamp: () => string;
  readonly newId: (prefix: string) => string;
}): MessageBook {
  const { announcements, directory, newTimestamp, newId } = parts;
  const messages = new Map<string, StoredMessage>();
  const chosen = new Map<string, StateValues>();
  const keyOf = (channelId: string, ts: string) => `${channelId}/${ts}`;
  const audience = (message: StoredMessage): readonly string[] =>
    message.ephemeralFor === null
      ? (directory.channel(message.channelId)?.memberIds ?? [])
      : [message.ephemeralFor];
  return {
    add(message) {
      const stored: StoredMessage = {
        channelId: message.channelId,
        ts: newTimestamp(),
        threadTs: message.threadTs ?? null,
        authorId: message.authorId,
        text: message.text,
        blocks: nameElements(message.blocks ?? [], newId),
        files: message.files ?? [],
        deletedFileIds: [],
        ephemeralFor: message.ephemeralFor ?? null,
        isEdited: false,
        metadata: message.metadata ?? null,
        attachments: message.attachments ?? [],
      };
      messages.set(keyOf(stored.channelId, stored.ts), stored);
      announcements.announce(audience(stored), {
        type: 'message',
        message: publicMessage(stored),
      });
      return stored;
    },
    find(channelId, ts, personId) {
      const message = messages.get(keyOf(channelId, ts));
      const isSeen = message?.ephemeralFor === null || message?.ephemeralFor === personId;
      return isSeen ? message : undefined;
    },
    change(message, change) {
      const blocks =
        change.blocks === undefined ? message.blocks : nameElements(change.blocks, newId);
      const changed = { ...message, ...change, blocks };
      messages.set(keyOf(message.channelId, message.ts), changed);
      announcements.announce(audience(changed), {
        type: 'message_changed',
        message: publicMessage(changed),
      });
      return changed;
    },
    remove(message) {
      messages.delete(keyOf(message.channelId, message.ts));
      const { channelId, ts } = message;
      announcements.announce(audience(message), { type: 'message_deleted', channelId, ts });
    },
    all: () => [...messages.values()],
    chosenIn: (message, personId) =>
      chosen.get(`${keyOf(message.channelId, message.ts)}/${personId}`) ?? {},
    choose(message, personId, values) {
      chosen.set(`${keyOf(message.channelId, message.ts)}/${personId}`, values);
    },
  };
}

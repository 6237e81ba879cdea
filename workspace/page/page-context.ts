import { createContext, use } from 'react';
import type { SlackJson, WorkspaceState } from '../protocol.ts';
import type { Reader } from './format-slack-date.ts';
import type { Words } from './words.ts';

/** What every part of the page may need: who looks, in which words, and how to speak up. */
export type Page = {
  readonly state: WorkspaceState;
  readonly words: Words;
  readonly reader: Reader;
  /** The conversation on screen, or `null` on the Home tab. */
  readonly conversationId: string | null;
  /** Says a sentence to the person, below what is on screen; without a kind it is a failure. */
  readonly notify: (sentence: string, kind?: 'failure' | 'news') => void;
  /** Asks before a gesture with Slack's confirm object; answers whether to go on. */
  readonly confirm: (question: SlackJson) => Promise<boolean>;
  /** Lines that are being written, by where they go; they outlast a look elsewhere. */
  readonly drafts: Map<string, string>;
  /** Opens a channel's conversation. */
  readonly openChannel: (channelId: string) => void;
};

export const PageContext = createContext<Page | null>(null);

/** The page around a component. @throws {Error} outside the page. */
export function usePage(): Page {
  const page = use(PageContext);
  if (page === null) throw new Error('This component stands outside the page.');
  return page;
}

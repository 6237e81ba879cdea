import type { en } from './en.ts';

/** The name of a sentence. */
export type MessageKey = keyof typeof en;

/** Every sentence of a language. */
export type Messages = Readonly<Record<MessageKey, string>>;

import type { TeamId, WorkspaceId } from '../domain/person.ts';
import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import type { Message } from '../views/message.ts';

/** What a rule may look at. */
export type RuleContext = { readonly read: Repositories; readonly now: Instant };

/** What was decided about a subject so far, the occurrence in hand included. */
export type History = {
  readonly count: number;
  /** When the one in hand was due. */
  readonly lastDueAt: Instant;
};

/** A subject that still wants reminding, as a rule sees it. */
export type Subject = {
  readonly workspaceId: WorkspaceId;
  readonly teamId: TeamId;
  readonly version: number;
  /** The zone whose calendar day counts as the day of an occurrence. */
  readonly zone: ZoneName;
  /** Channels, and Slack users who get a direct message; each is told once. */
  readonly to: string | readonly string[];
  /** Tells occurrences apart: a moment that moved is another one, other words are not. */
  readonly step: string;
};

/** Which occurrence is worded, for whom, and whether it has to say that it comes late. */
export type Told = {
  readonly localDay: CalendarDay;
  readonly isLate: boolean;
  /** The channel or the Slack user. */
  readonly to: string;
};

/** How a rule is written: one file, with its subject loaded once and handed to the rest. */
export type RuleDefinition<Item extends Subject> = {
  /** `follow-up-due`; part of every key, so it never changes. */
  readonly key: string;
  /** 1 reminders, 2 digests: smaller goes first. */
  readonly priority: number;
  /** How often a step is told: once a day, which is what is meant where nothing is said, or once for ever. */
  readonly once?: 'day' | 'ever';
  /** The subject as it is now; undefined once there is nothing to remind of. */
  load(subjectId: string, context: RuleContext): Promise<Item | undefined>;
  /**
   * The moment after `lastDueAt`; null ends it. One that is over already is decided at once, so
   * that each one that was slept through has its place and its reason.
   */
  nextAt(item: Item, history: History, now: Instant): Instant | null;
  /** Why a late one is not sent any more; null where it still is. */
  tooLate(item: Item, dueAt: Instant, now: Instant): string | null;
  /** Why there is nothing to say; null where there is. */
  silence(item: Item): string | null | Promise<string | null>;
  word(item: Item, occurrence: Told, context: RuleContext): Message | Promise<Message>;
  /** What a message that was sent becomes once its subject has changed; `to`: whom it was sent to. */
  rewrite?(subjectId: string, context: RuleContext, to?: string): Promise<Message | undefined>;
};

/** A message about a record that follows it: it can be worded from the record at any time. */
export type RecordMessage = {
  /** Part of every key, so it never changes. */
  readonly key: string;
  /** The record's version; undefined once it counts no more. */
  version(subjectId: string, context: RuleContext): Promise<number | undefined>;
  /**
   * What the message says now; undefined where it is left as it is. `isPosted`: whether people have
   * seen it already. `to`: the channel or the Slack user it went to, where that is known.
   */
  rewrite(
    subjectId: string,
    context: RuleContext,
    isPosted: boolean,
    to?: string,
  ): Promise<Message | undefined>;
};

/** A rule with its subject's type closed over, as planner and sender hold it. */
export type ReminderRule = RecordMessage & {
  readonly priority: number;
  readonly once: 'day' | 'ever';
  load(subjectId: string, context: RuleContext): Promise<LoadedSubject | undefined>;
};

export type LoadedSubject = Omit<Subject, 'to'> & {
  readonly to: readonly string[];
  nextAt(history: History): Instant | null;
  tooLate(dueAt: Instant): string | null;
  silence(): Promise<string | null>;
  word(occurrence: Told): Promise<Message>;
};

export function defineRule<Item extends Subject>(definition: RuleDefinition<Item>): ReminderRule {
  return {
    key: definition.key,
    priority: definition.priority,
    once: definition.once ?? 'day',
    async load(subjectId, context) {
      const item = await definition.load(subjectId, context);
      return item
        ? {
            workspaceId: item.workspaceId,
            teamId: item.teamId,
            version: item.version,
            zone: item.zone,
            to: typeof item.to === 'string' ? [item.to] : [...new Set(item.to)],
            step: item.step,
            nextAt: (history) => definition.nextAt(item, history, context.now),
            tooLate: (dueAt) => definition.tooLate(item, dueAt, context.now),
            silence: async () => definition.silence(item),
            word: async (occurrence) => definition.word(item, occurrence, context),
          }
        : undefined;
    },
    version: async (subjectId, context) => (await definition.load(subjectId, context))?.version,
    rewrite: async (subjectId, context, _isPosted, to) =>
      definition.rewrite?.(subjectId, context, to),
  };
}

import type { TeamId, WorkspaceId } from '../domain/person.ts';
import type { ReminderHours, ReminderKind } from '../domain/reminder-kind.ts';
import { type CalendarDay, dayOf, type Instant, type ZoneName } from '../domain/zoned-time.ts';
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

/** A step that has come: when it was due, its mark as in `Subject`, and who is to hear of it. */
export type ReachedStep = {
  readonly at: Instant;
  readonly step: string;
  readonly to: readonly string[];
};

/** What has come since a moment. */
export type Reached = {
  /** What is told: the last step, to everybody who was to hear of any of them. */
  readonly last: ReachedStep;
  /** Those that give way to it, in order. */
  readonly superseded: readonly ReachedStep[];
};

/** Which occurrence is worded, for whom, and whether it has to say that it comes late. */
export type Told = {
  readonly localDay: CalendarDay;
  readonly dueAt: Instant;
  readonly isLate: boolean;
  /** The channel or the Slack user. */
  readonly to: string;
};

/**
 * What becomes of an occurrence that was slept through. each: it is told, however late. latest: only
 * the last one is told, which says most. same-day: it is told on its day, up to half a day late.
 * A rule with another reason says it: why a late one is not sent any more; null where it still is.
 */
export type Misfire<Item> =
  | 'each'
  | 'latest'
  | 'same-day'
  | ((item: Item, dueAt: Instant, now: Instant) => string | null);

/** Why an occurrence is not told that a later one has overtaken. */
export const supersededReason = 'the next reminder has come';

/** Ours: later than this, what was meant for the morning helps nobody. */
const uselessAfterMs = 12 * 60 * 60 * 1000;

/** How a rule is written: one file, with its subject loaded once and handed to the rest. */
export type RuleDefinition<Item extends Subject> = {
  /** `follow-up-due`; part of every key, so it never changes. */
  readonly key: string;
  readonly kind: ReminderKind;
  /** 1 reminders, 2 digests: smaller goes first. */
  readonly priority: number;
  readonly hours: ReminderHours | ((item: Item) => ReminderHours);
  /** Whether the bot raises it by itself: while a team starts quietly it is only listed. */
  readonly isRaised?: boolean;
  readonly misfire: Misfire<Item>;
  /** How often a step is told: once a day, which is what is meant where nothing is said, or once for ever. */
  readonly once?: 'day' | 'ever';
  /** The subject as it is now; undefined once there is nothing to remind of. */
  load(subjectId: string, context: RuleContext): Promise<Item | undefined>;
  /**
   * The moment after `lastDueAt`; null ends it. One that is over already is decided at once, so
   * that each one that was slept through has its place and its reason.
   */
  nextAt(item: Item, history: History, now: Instant): Instant | null;
  /**
   * A ladder's steps that came from a moment on until now, in order. Those that were slept through
   * give way to the last, and whoever would have heard of them hears of it as well. Without it there
   * is one step, the item's own.
   */
  steps?(item: Item, since: Instant, context: RuleContext): Promise<readonly ReachedStep[]>;
  /** Why there is nothing to say; null where there is, as where nothing is said here. */
  silence?(item: Item): string | null | Promise<string | null>;
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
  readonly kind: ReminderKind;
  readonly priority: number;
  readonly isRaised: boolean;
  readonly once: 'day' | 'ever';
  load(subjectId: string, context: RuleContext): Promise<LoadedSubject | undefined>;
};

export type LoadedSubject = Omit<Subject, 'to' | 'step'> & {
  readonly hours: ReminderHours;
  reachedSince(since: Instant): Promise<Reached>;
  nextAt(history: History): Instant | null;
  tooLate(dueAt: Instant): string | null;
  silence(): Promise<string | null>;
  word(occurrence: Told): Promise<Message>;
};

export function defineRule<Item extends Subject>(definition: RuleDefinition<Item>): ReminderRule {
  return {
    key: definition.key,
    kind: definition.kind,
    priority: definition.priority,
    isRaised: definition.isRaised ?? false,
    once: definition.once ?? 'day',
    async load(subjectId, context) {
      const item = await definition.load(subjectId, context);
      return item
        ? {
            workspaceId: item.workspaceId,
            teamId: item.teamId,
            version: item.version,
            zone: item.zone,
            hours:
              typeof definition.hours === 'function' ? definition.hours(item) : definition.hours,
            reachedSince: (since) => reachedSince(definition, item, since, context),
            nextAt: (history) => definition.nextAt(item, history, context.now),
            tooLate: (dueAt) => whyTooLate(definition, item, dueAt, context.now),
            silence: async () => (await definition.silence?.(item)) ?? null,
            word: async (occurrence) => definition.word(item, occurrence, context),
          }
        : undefined;
    },
    version: async (subjectId, context) => (await definition.load(subjectId, context))?.version,
    rewrite: async (subjectId, context, _isPosted, to) =>
      definition.rewrite?.(subjectId, context, to),
  };
}

async function reachedSince<Item extends Subject>(
  { steps }: RuleDefinition<Item>,
  item: Item,
  since: Instant,
  context: RuleContext,
): Promise<Reached> {
  const reached = (await steps?.(item, since, context)) ?? [];
  const own = typeof item.to === 'string' ? [item.to] : item.to;
  const last = reached.at(-1) ?? { at: since, step: item.step, to: own };
  const to = [...reached, last].flatMap((one) => one.to);
  return { last: { ...last, to: [...new Set(to)] }, superseded: reached.slice(0, -1) };
}

function whyTooLate<Item extends Subject>(
  { misfire, nextAt }: RuleDefinition<Item>,
  item: Item,
  dueAt: Instant,
  now: Instant,
): string | null {
  switch (misfire) {
    case 'each':
      return null;
    case 'latest': {
      const next = nextAt(item, { count: 1, lastDueAt: dueAt }, now);
      return next !== null && next <= now ? supersededReason : null;
    }
    case 'same-day':
      if (dayOf(dueAt, item.zone) !== dayOf(now, item.zone)) return 'the day is over';
      return now - dueAt > uselessAfterMs ? 'more than 12 hours late' : null;
    default:
      return misfire(item, dueAt, now);
  }
}

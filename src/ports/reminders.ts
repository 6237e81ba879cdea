import type { ImportId } from '../domain/import/customer-import.ts';
import type { PersonId, TeamId, WorkspaceId } from '../domain/person.ts';
import type { Picture } from '../domain/picture.ts';
import type { HeldKind, SendingHold } from '../domain/sending-hold.ts';
import type { VisitId } from '../domain/visit.ts';
import type { CalendarDay, Instant } from '../domain/zoned-time.ts';
import type { CustomerSelection, TicketFilter, VisitFilter } from './selections.ts';

/** When a rule next looks at a subject, and what it has sent so far. */
export type ReminderSchedule = {
  readonly rule: string;
  readonly teamId: TeamId;
  readonly subjectId: string;
  readonly subjectVersion: number;
  readonly nextAt: Instant;
  readonly sentCount: number;
  readonly lastAt: Instant | null;
};

/**
 * planned: a message was queued; skipped: nothing to say; shadowed: only listed, because its team
 * starts quietly; superseded and missed carry a reason.
 */
export type OccurrenceState = 'planned' | 'skipped' | 'shadowed' | 'superseded' | 'missed';

export type Occurrence = {
  readonly key: string;
  readonly teamId: TeamId;
  readonly rule: string;
  readonly subjectId: string;
  readonly subjectVersion: number;
  readonly localDay: CalendarDay;
  readonly dueAt: Instant;
  readonly state: OccurrenceState;
  readonly reason: string | null;
  readonly decidedAt: Instant;
};

export interface ReminderRepository {
  /** Schedules that are due, the earliest first; found by index. */
  due(now: Instant, limit: number): Promise<readonly ReminderSchedule[]>;
  find(rule: string, subjectId: string): Promise<ReminderSchedule | undefined>;
  /** Those of these rules for these subjects that there are. */
  findMany(
    of: readonly Pick<ReminderSchedule, 'rule' | 'subjectId'>[],
  ): Promise<readonly ReminderSchedule[]>;
  /** Adds or replaces the schedule of a rule for a subject. */
  plan(schedule: ReminderSchedule): Promise<void>;
  cancel(rule: string, subjectId: string): Promise<void>;
  /**
   * Moves a schedule on, only if it still stands as it was read; `nextAt` null ends it.
   * False where another has moved it.
   */
  advance(read: ReminderSchedule, next: { nextAt: Instant | null; at: Instant }): Promise<boolean>;
  /** Leaves a schedule alone until later, only if it still stands as it was read. */
  postpone(read: ReminderSchedule, until: Instant): Promise<boolean>;
  /**
   * Occurrences of a team that were decided since then and not told, because they were due too long
   * ago or the next had come; the newest first.
   */
  missed(teamId: TeamId, since: Instant, limit: number): Promise<readonly Occurrence[]>;
  /** Occurrences of a team that were decided after an instant and only listed, the earliest first. */
  shadowed(teamId: TeamId, after: Instant, limit: number): Promise<readonly Occurrence[]>;
  /** When the last one before an instant was due of which Slack has a message; null without one. */
  lastTold(
    of: Pick<Occurrence, 'teamId' | 'rule' | 'subjectId'> & { readonly step: string },
    before: Instant,
  ): Promise<Instant | null>;
  /** False where the key was decided before. */
  decide(occurrence: Occurrence): Promise<boolean>;
}

/** What a message says: words that are ready, or what to word, or to draw, when it goes out. */
export type OutboxContent =
  | {
      readonly kind: 'ready';
      readonly text: string;
      readonly blocks: readonly unknown[];
      /** The same with a table that Slack draws, in a team whose Slack draws such things. */
      readonly drawnBySlack?: readonly unknown[] | undefined;
      /** The visit that it shows. */
      readonly about?: VisitId | undefined;
    }
  | {
      readonly kind: 'reminder';
      readonly rule: string;
      readonly subjectId: string;
      readonly localDay: CalendarDay;
      readonly dueAt: Instant;
      /** The rule's own mark of the moment: another one is another reminder. */
      readonly step: string;
      /** Since when steps were slept through that gave way to this one. */
      readonly since?: Instant;
    }
  | {
      readonly kind: 'rewrite';
      readonly rule: string;
      readonly subjectId: string;
      /** Whom the message that is rewritten went to: a channel or a Slack user. */
      readonly to?: string;
      /** Set where somebody is erased from it: what cannot be told anew is taken away. */
      readonly isErasure?: true;
    }
  | {
      /** Reminders that were slept through, told in one message. */
      readonly kind: 'together';
      /** Ids of the messages that it tells. */
      readonly of: readonly string[];
    }
  | {
      /** What stands there is damaged. */
      readonly kind: 'unreadable';
    }
  | {
      /** Nothing is said: a file is taken away. */
      readonly kind: 'deletion';
    }
  | {
      readonly kind: 'file';
      readonly document: 'hand-over-slip';
      readonly subjectId: string;
      /** In whose language it is drawn. */
      readonly readerId: PersonId;
      /** `GC-12`: the record that it is about. */
      readonly reference: string;
    }
  | SpreadsheetContent
  | PictureContent;

/** What a file shows. */
export type FileDocument = Extract<OutboxContent, { kind: 'file' }>['document'];

/** A picture, as a PNG. */
export type PictureContent = {
  readonly kind: 'file';
  /** Who asked for it. */
  readonly readerId: PersonId;
  /** What the file is called. */
  readonly reference: string;
} & (
  | {
      readonly document: 'picture';
      readonly picture: Picture;
      /** What it shows, for whoever does not see it. */
      readonly altText: string;
    }
  /** The team's wall board as it is when it goes out. */
  | { readonly document: 'ticket-board' }
  /** The team's open tickets along the calendar, as they are then. `isShared`: others see it. */
  | { readonly document: 'team-timeline'; readonly isShared: boolean }
);

/** A spreadsheet for one person, of what they may see when it goes out. */
export type SpreadsheetContent = {
  readonly kind: 'file';
  readonly readerId: PersonId;
  /** What it is called, in its reader's language. */
  readonly reference: string;
} & (
  | { readonly document: 'customer-template' }
  | { readonly document: 'import-problems'; readonly importId: ImportId }
  | { readonly document: 'customers'; readonly selection: CustomerSelection }
  | { readonly document: 'visits'; readonly filter: VisitFilter }
  /** As `formatProgressQuery` writes it. */
  | { readonly document: 'progress'; readonly query: string }
  | { readonly document: 'tickets'; readonly filter: TicketFilter }
  /** A year of the people whose figures its reader may see. */
  | { readonly document: 'year'; readonly year: number }
);

/**
 * pending → sending → sent; unknown: Slack may or may not have it; blocked: Slack refuses this
 * message; parked: Slack refuses the bot; held: a person must decide; dead: given up; joined: told
 * in one message with others.
 */
export type OutboxState =
  | 'pending'
  | 'sending'
  | 'sent'
  | 'unknown'
  | 'blocked'
  | 'parked'
  | 'cancelled'
  | 'expired'
  | 'held'
  | 'dead'
  | 'joined';

export type NewOutboxMessage = {
  readonly workspaceId: WorkspaceId;
  readonly dedupeKey: string;
  readonly kind: 'post' | 'private' | 'update' | 'file' | 'delete';
  /** Channel, or a Slack user for a direct message. */
  readonly channelId: string;
  readonly threadTs: string | null;
  /**
   * update: the ts of the message to rewrite; private: the Slack user who sees it; file: the one who
   * asked for it, and hears of it when it does not come; delete: Slack's id of the file, null where it
   * was not kept and the file is looked for by its name.
   */
  readonly target: string | null;
  readonly content: OutboxContent;
  /** delete: the id of the message that brought the file. */
  readonly subjectId: string | null;
  readonly subjectVersion: number | null;
  /** 0 answers, 1 reminders, 2 digests. */
  readonly priority: number;
  readonly notBefore: Instant;
  readonly expiresAt: Instant | null;
  readonly createdAt: Instant;
};

export type OutboxMessage = NewOutboxMessage & {
  readonly id: string;
  readonly sequence: number;
  readonly state: OutboxState;
  readonly reason: string | null;
  readonly attempt: number;
  /** How often its fate was looked up and could not be proven. */
  readonly checks: number;
  /** Counts claims; a result is written only by the claim that got it. */
  readonly fence: number;
  readonly leaseUntil: Instant | null;
  readonly firstTryAt: Instant | null;
  /** The last attempt, or the last look for it while its fate is unknown. */
  readonly lastTryAt: Instant | null;
  readonly slackChannelId: string | null;
  readonly slackTs: string | null;
  /** Slack's ids of what it uploaded, one for each try that may have shown its file. */
  readonly slackFileIds: readonly string[];
};

/** A late reminder that waits to be gathered with others. */
export type GatheredMessage = Pick<OutboxMessage, 'id' | 'channelId' | 'priority'>;

export type Settlement = {
  readonly state: OutboxState;
  readonly reason: string | null;
  readonly notBefore?: Instant;
  readonly checks?: number;
  /** It only waits: the claim was no attempt. */
  readonly isUntried?: true;
  readonly slackChannelId?: string;
  readonly slackTs?: string;
  readonly at: Instant;
};

/** What people have put on hold. Slack's own wishes to be left alone are `OutboxRepository.pause`. */
export interface HoldRepository {
  /** Those that have not ended, in the order of `heldKinds`. */
  current(workspaceId: WorkspaceId, now: Instant): Promise<readonly SendingHold[]>;
  /** Adds, or replaces the one of the same kind. */
  put(hold: SendingHold): Promise<void>;
  end(workspaceId: WorkspaceId, kind: HeldKind): Promise<void>;
  /** How many messages of a kind could go if it were not for its hold. */
  waiting(workspaceId: WorkspaceId, kind: HeldKind, now: Instant): Promise<number>;
}

/** States of a message about which a person decides: it goes again, or not at all. */
export const givenUpStates: readonly OutboxState[] = ['held', 'dead', 'blocked'];

export interface OutboxRepository {
  /** False where the dedupe key is known already. */
  add(message: NewOutboxMessage): Promise<boolean>;
  find(id: string): Promise<OutboxMessage | undefined>;
  /** The first message that may go now, marked `sending` with a lease; what is paused or on hold is left out. */
  claim(now: Instant, leaseMs: number): Promise<OutboxMessage | undefined>;
  /** Unknown ones last tried before an instant, and those whose lease ended before it in silence. */
  unsettled(before: Instant, limit: number): Promise<readonly OutboxMessage[]>;
  /** Writes a result; false where another claim has taken the row since. */
  settle(message: OutboxMessage, settlement: Settlement): Promise<boolean>;
  /**
   * Keeps Slack's id of what a message has uploaded, before it is shown; false where its claim is over,
   * and it must not be shown.
   */
  noteFile(message: OutboxMessage, fileId: string): Promise<boolean>;
  /**
   * At the start of a process: what was being sent when the last one ended is unknown, and what
   * Slack refused because of the bot's token goes again. Returns how many are unknown.
   */
  recover(): Promise<number>;
  /** What Slack refused because of the bot goes again. */
  unpark(reason: string): Promise<void>;
  /** Cancels what was not sent yet about a subject. */
  cancelFor(subjectId: string, reason: string): Promise<void>;
  /**
   * What was given up goes again under its own key, or not at all. False where somebody else has
   * decided meanwhile.
   */
  decideGivenUp(
    message: OutboxMessage,
    decision: {
      readonly state: 'pending' | 'cancelled';
      readonly reason: string;
      readonly at: Instant;
    },
  ): Promise<boolean>;
  /** Reminders that wait for a place's hours, for longer than until an instant, wait until then. */
  bringForward(workspaceId: WorkspaceId, place: string, to: Instant): Promise<void>;
  /** Posts about subjects that Slack has. */
  sentFor(...subjectIds: readonly string[]): Promise<readonly OutboxMessage[]>;
  /** Messages of a workspace since then that were given up, the newest first. */
  givenUp(
    workspaceId: WorkspaceId,
    since: Instant,
    limit: number,
  ): Promise<readonly OutboxMessage[]>;
  /** The message that Slack put there. */
  findByPlace(channelId: string, ts: string): Promise<OutboxMessage | undefined>;
  findByKey(dedupeKey: string): Promise<OutboxMessage | undefined>;
  /**
   * Reminders that wait to be gathered and may go by an instant, in the order in which they were
   * decided.
   */
  gathering(by: Instant, limit: number): Promise<readonly GatheredMessage[]>;
  /** Lets gathered reminders go, each for itself; they are not gathered again. */
  release(ids: readonly string[]): Promise<void>;
  /** Takes reminders into one message, which is added. */
  join(ids: readonly string[], into: NewOutboxMessage): Promise<void>;
  /** Leaves a channel, or `*` for the whole workspace, alone until an instant. */
  pause(scope: string, until: Instant): Promise<void>;
  /** Empties the words of settled messages that were decided before an instant. */
  forgetWords(before: Instant): Promise<void>;
  /**
   * What waits and is not on hold: since when the oldest pending message could have gone, and whether Slack refused one
   * because of the bot itself.
   */
  backlog(
    now: Instant,
  ): Promise<{ readonly oldestDueAt: Instant | undefined; readonly isRefused: boolean }>;
  /** The earliest instant at which a pending message may go, if there is one. */
  nextWakeAt(): Promise<Instant | undefined>;
}

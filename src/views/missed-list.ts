import type { KnownBlock } from '@slack/types';
import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { bullets, channel, lines, type Part, withCode } from './rich-text.ts';

/** Something that was not sent. */
export type MissedMessage = {
  /** When it was due. */
  readonly at: Instant;
  /** Key of the rule, or of the kind of message; null for an answer. */
  readonly rule: string | null;
  /** `F-31`; null where it is about no record. */
  readonly reference: string | null;
  /** Slack never said whether it took it. */
  readonly isUnsure: boolean;
  readonly reason: string | null;
  /** How many such there were. */
  readonly count: number;
  /** Set where somebody may decide whether it goes again. */
  readonly messageId: string | null;
  /** Null where it was addressed to nobody yet. */
  readonly to: { readonly name: string } | { readonly channelId: string } | null;
};

export type MissedMessages = {
  /** How far back it goes. */
  readonly days: number;
  readonly items: readonly MissedMessage[];
  readonly hasMore: boolean;
  /** The reader's. */
  readonly zone: ZoneName;
  readonly today: CalendarDay;
};

/** What each kind of message is called. */
export const ruleNames: Readonly<Record<string, MessageKey>> = {
  'follow-up-due': 'rule.followUpDue',
  'appointment-brief': 'rule.appointmentBrief',
  'appointment-outcome': 'rule.appointmentOutcome',
  'important-date': 'rule.importantDate',
  'team-digest': 'rule.teamDigest',
  'routine-visit-due': 'rule.routineVisit',
  'grade-fell': 'rule.gradeFell',
  'long-arrears': 'rule.longArrears',
  'quiet-start-list': 'rule.quietStart',
  'quarterly-meeting': 'rule.meeting',
  'quarterly-meeting-raised': 'rule.meeting',
  'archive-gaps': 'rule.archiveGaps',
  'stage-not-accepted': 'rule.stageNotAccepted',
  'stage-due-soon': 'rule.stageDueSoon',
  'stage-overdue': 'rule.stageOverdue',
  'ticket-cap': 'rule.ticketCap',
  'three-yellows': 'rule.threeYellows',
  'required-on-risk': 'rule.requiredOnRisk',
  'outage-not-booked': 'rule.outageNotBooked',
  'leader-visit': 'rule.leaderVisit',
  'morning-agenda': 'rule.morningAgenda',
  'evening-wrap-up': 'rule.eveningWrapUp',
  'report-missing': 'rule.reportMissing',
  'green-track': 'rule.greenTrack',
  'lead-list': 'rule.leadList',
  'monthly-summary': 'rule.monthlySummary',
  'monthly-summary-own': 'rule.monthlySummary',
  'bulletin-due': 'rule.bulletinDue',
  'weekly-bulletin': 'rule.weeklyBulletin',
  'welcome-back': 'rule.welcomeBack',
  'owner-left': 'rule.ownerLeft',
  'trail-head': 'rule.trailHead',
  'visit-share': 'rule.visitShare',
  'ticket-card': 'rule.ticketCard',
  'ticket-news': 'rule.ticketCard',
  'stage-hand-over': 'rule.handOver',
  'hand-over-slip': 'rule.slip',
  deletion: 'rule.deletion',
};

/** What became of a message about which a lead decided. */
export type MissedDecision = 'goes-again' | 'dropped' | 'decided-before';

const decisions: Readonly<Record<MissedDecision, MessageKey>> = {
  'goes-again': 'missed.goesAgain',
  dropped: 'missed.dropped',
  'decided-before': 'missed.decidedBefore',
};

/** Reasons as the log has them; Slack's own codes stand as they are. */
const reasonNames: Readonly<Record<string, MessageKey>> = {
  'the day is over': 'missed.dayOver',
  'the next reminder has come': 'missed.superseded',
  'more than 12 hours late': 'missed.veryLate',
  'it is too late': 'missed.veryLate',
  'it did not get through for too long': 'missed.gaveUp',
  'it could not be worded': 'missed.fault',
  'never answered': 'missed.unsure',
};

/** What was not sent in the last days, and why, the latest first. */
export function missedList(
  missed: MissedMessages,
  words: Words,
  decided: MissedDecision | null = null,
): Message {
  const { days, items, hasMore } = missed;
  const said = decided ? [lines([words.t(decisions[decided])])] : [];
  if (items.length === 0) {
    const nothing = words.t('missed.nothing', { days });
    return { text: nothing, blocks: [...said, lines([nothing])] };
  }
  const title = words.t('missed.title', { days, count: items.length });
  return {
    text: escapeText(title),
    blocks: [
      ...said,
      lines([{ bold: title }]),
      ...items.flatMap((item) => missedBlocks(item, missed, words)),
      ...(hasMore ? [lines([words.t('missed.more')])] : []),
      lines(withCode(words.t('missed.next'))),
    ],
  };
}

/** A row, and below it what can be decided about it. */
function missedBlocks(item: MissedMessage, missed: MissedMessages, words: Words): KnownBlock[] {
  const { messageId } = item;
  const said = bullets(missedRow(item, missed, words));
  if (messageId === null) return [said];
  const press = (name: string, label: MessageKey) =>
    button({ name, label: words.t(label), value: { messageId } });
  return [said, row(press('missed:send', 'missed.sendAgain'), press('missed:drop', 'missed.drop'))];
}

function missedRow(
  { at, rule, reference, isUnsure, reason, count, to }: MissedMessage,
  { zone, today }: MissedMessages,
  words: Words,
): readonly Part[] {
  const kind = rule !== null && Object.hasOwn(ruleNames, rule) ? ruleNames[rule] : undefined;
  const what = [words.t(kind ?? 'rule.answer'), reference ?? ''].join(' ').trim();
  return [
    `${formatInstant(at, zone, today, words)} · ${oneLine(what)}${count > 1 ? ` ×${count}` : ''}`,
    ...(to === null ? [] : [' → ', 'name' in to ? oneLine(to.name) : channel(to.channelId)]),
    words.t('missed.because', { why: whyOf(isUnsure, reason, words) }),
  ];
}

function whyOf(isUnsure: boolean, reason: string | null, words: Words): string {
  const known = reason && Object.hasOwn(reasonNames, reason) ? reasonNames[reason] : undefined;
  if (known) return words.t(known);
  if (isUnsure) return words.t('missed.unsure');
  return words.t('missed.slackSays', { reason: reason ?? '?' });
}

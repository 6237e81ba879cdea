import type { ReminderKind } from '../domain/reminder-kind.ts';
import type { Settings } from '../domain/settings.ts';
import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { ruleNames } from './missed-list.ts';
import { turnPress } from './reminder-menu.ts';
import { bullets, lines, type Part, withCode } from './rich-text.ts';
import { settingLines } from './rule-settings.ts';
import { kindName, type OwnSettings, ownKindsAndHours, settingsPress } from './settings-card.ts';

/** Why each rule writes to somebody, in a sentence. */
export const ruleReasons: Readonly<Record<string, MessageKey>> = {
  'follow-up-due': 'why.followUpDue',
  'appointment-brief': 'why.appointmentBrief',
  'appointment-outcome': 'why.appointmentOutcome',
  'important-date': 'why.importantDate',
  'team-digest': 'why.teamDigest',
  'routine-visit-due': 'why.routineVisit',
  'grade-fell': 'why.gradeFell',
  'long-arrears': 'why.longArrears',
  'quiet-start-list': 'why.quietStart',
  'quarterly-meeting': 'why.meeting',
  'quarterly-meeting-raised': 'why.meeting',
  'archive-gaps': 'why.archiveGaps',
  'stage-not-accepted': 'why.stageNotAccepted',
  'stage-due-soon': 'why.stageDueSoon',
  'stage-overdue': 'why.stageOverdue',
  'ticket-cap': 'why.ticketCap',
  'three-yellows': 'why.threeYellows',
  'required-on-risk': 'why.requiredOnRisk',
  'outage-not-booked': 'why.outageNotBooked',
  'leader-visit': 'why.leaderVisit',
  'morning-agenda': 'why.morningAgenda',
  'evening-wrap-up': 'why.eveningWrapUp',
  'report-missing': 'why.reportMissing',
  'green-track': 'why.greenTrack',
  'lead-list': 'why.leadList',
  'monthly-summary': 'why.monthlySummary',
  'monthly-summary-own': 'why.monthlySummary',
  'bulletin-due': 'why.bulletinDue',
  'weekly-bulletin': 'why.weeklyBulletin',
  'welcome-back': 'why.welcomeBack',
  'owner-left': 'why.ownerLeft',
  'trail-head': 'why.trailHead',
};

/** What its reader has to do with a reminder; none: nothing, any more. */
export type ReaderRole =
  | 'owner'
  | 'visitor'
  | 'manager'
  | 'holder'
  | 'ticketManager'
  | 'head'
  | 'leader'
  | 'department'
  | 'lead'
  | 'teamChannel'
  | 'leadsChannel'
  | 'adminChannel'
  | 'departmentChannel'
  | 'none';

/** One reminder that a message tells. */
export type ToldReminder = {
  readonly rule: string;
  /** The rule's mark of the moment: `overdue-…-3`. */
  readonly step: string;
  /** `F-31`; null where it is about no record. */
  readonly reference: string | null;
  readonly dueAt: Instant;
  readonly decidedAt: Instant;
  readonly role: ReaderRole;
  /** Who is away, where it came to the deputy. */
  readonly insteadOf: string | null;
};

export type WhyReminded = {
  readonly told: readonly ToldReminder[];
  readonly kinds: readonly ReminderKind[];
  /** Set where it stands in a channel. */
  readonly channelId: string | null;
  /** What the reader has set; null where it stands in a channel. */
  readonly own: OwnSettings | null;
  /** The team's. */
  readonly settings: Settings;
  /** The reader's. */
  readonly zone: ZoneName;
  readonly today: CalendarDay;
};

/** More than these nobody reads. */
const shownAtMost = 10;

/** Why a message came, and how to have no more of its kind. */
export function whyReminded(why: WhyReminded, words: Words): Message {
  const { told, kinds, channelId, own } = why;
  const title = words.t('why.title');
  const off = kinds.map((kind) => button(turnPress(kind, channelId, 'answer', words)));
  const behind = new Set(told.flatMap(({ rule }) => settingLines(rule, why.settings, words)));
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      bullets(...told.slice(0, shownAtMost).map((one) => toldRow(one, why, words))),
      lines(
        ...[...behind].map((line) => [line]),
        ...(behind.size > 0 ? [withCode(words.t('why.rules'))] : []),
        ...(own ? [[ownKindsAndHours(own, words)]] : []),
        withCode(words.t(channelId === null ? 'why.mine' : 'why.channel')),
      ),
      row(...off, button(settingsPress(channelId, words))),
    ],
  };
}

/** Which rule, of what, when, and what its reader has to do with it. */
function toldRow(
  { rule, step, reference, dueAt, decidedAt, role, insteadOf }: ToldReminder,
  { zone, today }: WhyReminded,
  words: Words,
): readonly Part[] {
  const name = Object.hasOwn(ruleNames, rule) ? ruleNames[rule] : undefined;
  const reason = Object.hasOwn(ruleReasons, rule) ? ruleReasons[rule] : undefined;
  const what = [words.t(name ?? 'rule.answer'), reference ?? ''].join(' ').trim();
  const due = formatInstant(dueAt, zone, today, words);
  const decided = formatInstant(decidedAt, zone, today, words);
  const concern = insteadOf
    ? words.t('why.insteadOf', { name: oneLine(insteadOf) })
    : words.t('why.role', { role });
  // `overdue-1764000000000-3`: three working days; a moment is no count.
  const days = /-(\d{1,3})$/.exec(step)?.[1] ?? '0';
  const parameters = { step: /^[a-z]+/.exec(step)?.[0] ?? '', days: Number(days) };
  const because = [concern, reason ? words.t(reason, parameters) : ''].filter((one) => one !== '');
  const when = decided === due ? 'why.due' : 'why.dueAndDecided';
  return [
    { bold: oneLine(what) },
    ` · ${words.t(when, { due, decided })}\n${because.join(words.locale === 'en' ? ' ' : '')}`,
  ];
}

/** What a press on “turn off” did, with the way back. */
export function kindTurned(
  kind: ReminderKind,
  isOn: boolean,
  channelId: string | null,
  words: Words,
): Message {
  const said = words.t(isOn ? 'why.turnedOn' : 'why.turnedOff', { kind: kindName(kind, words) });
  const back = button({
    name: 'reminders:turn',
    label: words.t('button.undo'),
    value: { channelId, kind, isOn: !isOn, from: 'answer' },
  });
  return {
    text: escapeText(said),
    blocks: [lines([said]), row(back, button(settingsPress(channelId, words)))],
  };
}

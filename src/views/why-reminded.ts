import type { ReminderKind } from '../domain/reminder-kind.ts';
import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, overflow, type Press, row } from './buttons.ts';
import { formatInstant } from './format-dates.ts';
import { escapeText, type Message } from './message.ts';
import { ruleNames } from './missed-list.ts';
import { kindNames, settingsPress } from './preferences-card.ts';
import { bullets, lines, withCode } from './rich-text.ts';

/** Why each rule writes to somebody, in a sentence. */
export const ruleReasons: Readonly<Record<string, MessageKey>> = {
  'follow-up-due': 'why.followUpDue',
  'appointment-brief': 'why.appointmentBrief',
  'appointment-outcome': 'why.appointmentOutcome',
  'important-date': 'why.importantDate',
  'team-digest': 'why.teamDigest',
  'routine-visit-due': 'why.routineVisit',
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
  'bulletin-due': 'why.bulletinDue',
};

/** One reminder that a message tells. */
export type ToldReminder = {
  readonly rule: string;
  /** `F-31`; null where it is about no record. */
  readonly reference: string | null;
  readonly dueAt: Instant;
};

export type WhyReminded = {
  readonly told: readonly ToldReminder[];
  readonly kinds: readonly ReminderKind[];
  /** Set where it stands in a channel. */
  readonly channelId: string | null;
  /** The reader's. */
  readonly zone: ZoneName;
  readonly today: CalendarDay;
};

/** Where the question stands: in the menu of a message's last row of buttons. */
export const whyPress = (messageId: string, words: Words): Press => ({
  name: 'reminders:why',
  label: words.t('why.ask'),
  value: { of: messageId },
});

/** Slack's most for the menu behind "…". */
const menuSize = 5;

/** A message with the question why it came, as the last choice of the menu that it has, or in one of its own. */
export function withWhy(message: Message, messageId: string, words: Words): Message {
  const [why] = overflow('reminders:more', [whyPress(messageId, words)]).options;
  const blocks = [...message.blocks];
  const place = blocks.findLastIndex(({ type }) => type === 'actions');
  const last = blocks[place];
  if (last?.type !== 'actions' || !why) {
    const own = row(overflow('reminders:more', [whyPress(messageId, words)]));
    return { ...message, blocks: [...blocks, own] };
  }
  const menu = last.elements.findLast((one) => one.type === 'overflow');
  const elements =
    menu?.type === 'overflow' && menu.options.length < menuSize
      ? last.elements.map((one) =>
          one === menu ? { ...menu, options: [...menu.options, why] } : one,
        )
      : [
          ...last.elements,
          {
            ...overflow('reminders:more', []),
            action_id: `reminders:more#${last.elements.length}`,
            options: [why],
          },
        ];
  blocks[place] = { ...last, elements };
  return { ...message, blocks };
}

/** More than these nobody reads. */
const shownAtMost = 10;

/** Why a message came, and how to have no more of its kind. */
export function whyReminded(
  { told, kinds, channelId, zone, today }: WhyReminded,
  words: Words,
): Message {
  const title = words.t('why.title');
  const rows = told.slice(0, shownAtMost).map(({ rule, reference, dueAt }) => {
    const name = Object.hasOwn(ruleNames, rule) ? ruleNames[rule] : undefined;
    const reason = Object.hasOwn(ruleReasons, rule) ? ruleReasons[rule] : undefined;
    const what = [words.t(name ?? 'rule.answer'), reference ?? ''].join(' ').trim();
    const when = formatInstant(dueAt, zone, today, words);
    return [{ bold: what }, ` · ${words.t('why.due', { when })}. ${reason ? words.t(reason) : ''}`];
  });
  const off = kinds.map((kind) =>
    button({
      name: 'reminders:turn',
      label: words.t('why.turnOff', { kind: words.t(kindNames[kind]) }),
      value: { channelId, kind, isOn: false },
    }),
  );
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      bullets(...rows),
      lines(withCode(words.t(channelId === null ? 'why.mine' : 'why.channel'))),
      row(...off, button(settingsPress(channelId, words))),
    ],
  };
}

/** What a press on “turn off” did, with the way back. */
export function kindTurned(
  kind: ReminderKind,
  isOn: boolean,
  channelId: string | null,
  words: Words,
): Message {
  const said = words.t(isOn ? 'why.turnedOn' : 'why.turnedOff', { kind: words.t(kindNames[kind]) });
  const back = button({
    name: 'reminders:turn',
    label: words.t('button.undo'),
    value: { channelId, kind, isOn: !isOn },
  });
  return {
    text: escapeText(said),
    blocks: [lines([said]), row(back, button(settingsPress(channelId, words)))],
  };
}

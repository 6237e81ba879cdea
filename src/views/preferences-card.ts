import type { Locale } from '../domain/locale.ts';
import { type ReminderKind, reminderKinds } from '../domain/reminder-kind.ts';
import type { ReminderPreferences } from '../domain/reminder-preferences.ts';
import type { ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, type Press, row } from './buttons.ts';
import { escapeText, type Message } from './message.ts';
import { lines, withChannel } from './rich-text.ts';

/** How somebody, or a channel, is reminded, and what holds where nothing was set. */
export type ShownPreferences = {
  /** Null: they are the reader's own. */
  readonly channelId: string | null;
  readonly preferences: ReminderPreferences;
  readonly locale: Locale;
  readonly timeZone: ZoneName;
  readonly workHours: { readonly from: string; readonly to: string };
};

/** What each kind of reminders is called. */
export const kindNames: Readonly<Record<ReminderKind, MessageKey>> = {
  'follow-ups': 'kind.followUps',
  visits: 'kind.visits',
  dates: 'kind.dates',
  tickets: 'kind.tickets',
  agenda: 'kind.agenda',
  'wrap-up': 'kind.wrapUp',
  digest: 'kind.digest',
};

/** A person gets no team digest, and a channel nothing that is one person's day. */
export const kindsOf = ({ channelId }: Pick<ShownPreferences, 'channelId'>) =>
  reminderKinds.filter((kind) =>
    channelId === null ? kind !== 'digest' : kind !== 'agenda' && kind !== 'wrap-up',
  );

/** Opens the form of the reader's own, or of a channel's, reminders. */
export const settingsPress = (channelId: string | null, words: Words): Press => ({
  name: 'reminders:settings',
  label: words.t('settings.open'),
  value: { channelId },
});

/** How reminders come now. `heading`: what has just been done, where something was. */
export function preferencesCard(
  shown: ShownPreferences,
  heading: MessageKey | null,
  words: Words,
): Message {
  const { channelId } = shown;
  const title =
    channelId === null
      ? [{ bold: words.t('settings.mine') }]
      : withChannel('settings.channel', channelId, {}, words);
  const said = heading ? [[{ bold: words.t(heading) }]] : [];
  const rows = preferenceRows(shown, words);
  return {
    text: escapeText([...(heading ? [words.t(heading)] : []), ...rows].join(' · ')),
    blocks: [
      lines(...said, title, ...rows.map((one) => [one])),
      row(button(settingsPress(channelId, words))),
    ],
  };
}

/** One line for each thing that can be set. */
export function preferenceRows(shown: ShownPreferences, words: Words): readonly string[] {
  const { channelId, preferences, locale, timeZone, workHours } = shown;
  const { turnedOff, isDigestOnly, hours } = preferences;
  const kinds = kindsOf(shown);
  const named = (some: readonly ReminderKind[]) =>
    some.map((kind) => words.t(kindNames[kind])).join(words.t('list.separator'));
  const off = kinds.filter((kind) => turnedOff.includes(kind));
  const on = kinds.filter((kind) => !turnedOff.includes(kind));
  return [
    ...(on.length > 0 ? [words.t('settings.on', { kinds: named(on) })] : []),
    ...(off.length > 0 ? [words.t('settings.off', { kinds: named(off) })] : []),
    ...(isDigestOnly ? [words.t('settings.digestOnlyIs')] : []),
    hours
      ? words.t('settings.ownHours', { from: hours.from, to: hours.to })
      : words.t('settings.teamHours', workHours),
    ...(channelId === null
      ? [words.t('settings.language', { language: words.t(`language.${locale}`), zone: timeZone })]
      : []),
  ];
}

import type { Person, Team } from '../domain/person.ts';
import { type ReminderKind, reminderKinds } from '../domain/reminder-kind.ts';
import {
  type DayHours,
  defaultPreferences,
  type LanguageAndZone,
  type ReminderPreferences,
} from '../domain/reminder-preferences.ts';
import type { Settings } from '../domain/settings.ts';
import type { ClockTime } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, type Press, row } from './buttons.ts';
import { escapeText, type Message } from './message.ts';
import { bullets, lines, type Part, withChannel } from './rich-text.ts';

/** What holds for a person. */
export type OwnSettings = {
  /** With the language and the zone that hold now. */
  readonly person: Person;
  readonly preferences: ReminderPreferences;
  /** What holds where they have set no hours of their own. */
  readonly teamHours: DayHours;
};

/** What holds for a channel of a team, and for the team that it is the channel of. */
export type ChannelSettings = {
  readonly channelId: string;
  readonly team: Team;
  readonly preferences: ReminderPreferences;
  readonly digestTime: ClockTime;
  readonly workHours: Settings['work.hours'];
};

/** Before and after a change. */
type Changed<State> = { readonly before: State; readonly after: State };

/** What comes to people alone is of no matter in a channel. */
export const channelKinds: readonly ReminderKind[] = reminderKinds.filter(
  (kind) => kind !== 'agenda' && kind !== 'wrap-up',
);

/** What Slack says of somebody, whatever they have chosen instead. */
export const saidBySlack = ({
  person: { locale, timeZone },
  preferences: { inSlack },
}: Pick<OwnSettings, 'person' | 'preferences'>): LanguageAndZone => inSlack ?? { locale, timeZone };

/** `08:00–12:00, 13:00–17:00` */
export const formatHours = (spans: readonly { readonly from: string; readonly to: string }[]) =>
  spans.map(({ from, to }) => `${from}–${to}`).join(', ');

/** What a person has set, what it was before, and that it holds from now on. */
export function ownSettingsCard({ before, after }: Changed<OwnSettings>, words: Words): Message {
  const rows = changedRows(ownRows(before, words), ownRows(after, words), words);
  const title = words.t('settings.saved', { changed: rows.changed });
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      bullets(...rows.parts),
      lines([words.t('settings.emergencies')]),
      row(button(settingsPress(null, words))),
    ],
  };
}

/** The same of a channel. */
export function channelSettingsCard(
  { before, after }: Changed<ChannelSettings>,
  words: Words,
): Message {
  const rows = changedRows(channelRows(before, words), channelRows(after, words), words);
  const { channelId } = after;
  const counted = { changed: rows.changed };
  return {
    text: words.t('settings.channelSaved', { ...counted, channel: `<#${channelId}>` }),
    blocks: [
      lines(withChannel('settings.channelSaved', channelId, counted, words)),
      bullets(...rows.parts),
      lines([words.t('settings.emergencies')]),
      row(button(settingsPress(channelId, words))),
    ],
  };
}

/** Which kinds come to a person, and when, in a line. */
export const ownKindsAndHours = (settings: OwnSettings, words: Words): string => {
  const [kinds, how, hours] = ownRows(settings, words);
  return [kinds, ...(settings.preferences.isDigestOnly ? [how] : []), hours].join(' · ');
};

/** What a person has set otherwise than it is at first, in a line; null where nothing is. */
export function ownSettingsLine(settings: OwnSettings, words: Words): string | null {
  const { preferences } = settings;
  const first = { ...settings, preferences: { ...preferences, ...defaultPreferences } };
  const usual = ownRows(first, words);
  const set = ownRows(settings, words).filter((one, index) => one !== usual[index]);
  return set.length === 0 ? null : set.join(' · ');
}

/** Opens the form of the reader's own settings, or of a channel's. */
export const settingsPress = (channelId: string | null, words: Words): Press => ({
  name: 'settings:open',
  label: words.t('settings.change'),
  value: { channelId },
});

/** Each row, in bold and with what it said before where it has changed. */
function changedRows(
  before: readonly string[],
  after: readonly string[],
  words: Words,
): { readonly parts: readonly (readonly Part[])[]; readonly changed: number } {
  const parts = after.map((said, index): readonly Part[] => {
    const was = before[index] ?? '';
    return was === said
      ? [said]
      : [{ bold: said }, words.t('settings.was', { was: withoutLabel(was) })];
  });
  return { parts, changed: parts.filter((row) => row.length > 1).length };
}

/** What stands behind the label. */
const withoutLabel = (said: string): string => said.replace(/^[^:：]*[:：]\s*/u, '');

function ownRows(settings: OwnSettings, words: Words): readonly string[] {
  const { person, preferences, teamHours } = settings;
  const { hours, locale, timeZone } = preferences;
  const origin = (chosen: string | null) => (chosen === null ? 'slack' : 'own');
  return [
    kindsRow(preferences.turnedOff, reminderKinds, words),
    digestOnlyRow(preferences, words),
    words.t('settings.row.hours', {
      hours: formatHours([hours ?? teamHours]),
      of: hours ? 'own' : 'team',
    }),
    words.t('settings.row.zone', { zone: person.timeZone, of: origin(timeZone) }),
    words.t('settings.row.language', {
      language: words.t(`language.${person.locale}`),
      of: origin(locale),
    }),
  ];
}

function channelRows(settings: ChannelSettings, words: Words): readonly string[] {
  const { team, preferences, digestTime, workHours } = settings;
  return [
    kindsRow(preferences.turnedOff, channelKinds, words),
    digestOnlyRow(preferences, words),
    words.t('settings.row.digestTime', { time: digestTime }),
    words.t('settings.row.workHours', { hours: formatHours(workHours) }),
    words.t('settings.row.zone', { zone: team.timeZone, of: 'own' }),
    words.t('settings.row.language', { language: words.t(`language.${team.locale}`), of: 'own' }),
  ];
}

function kindsRow(
  turnedOff: readonly ReminderKind[],
  kinds: readonly ReminderKind[],
  words: Words,
): string {
  const off = kinds.filter((kind) => turnedOff.includes(kind));
  return words.t('settings.row.kinds', {
    which: off.length === 0 ? 'all' : off.length === kinds.length ? 'none' : 'some',
    off: off.map((kind) => kindName(kind, words)).join(words.t('list.separator')),
  });
}

const digestOnlyRow = ({ isDigestOnly }: ReminderPreferences, words: Words): string =>
  words.t('settings.row.digestOnly', { isOn: isDigestOnly ? 'yes' : 'no' });

const kindNames: Readonly<Record<ReminderKind, MessageKey>> = {
  'follow-ups': 'kind.followUps',
  visits: 'kind.visits',
  dates: 'kind.dates',
  tickets: 'kind.tickets',
  agenda: 'kind.agenda',
  'wrap-up': 'kind.wrapUp',
  digest: 'kind.digest',
};

/** What people call a kind of reminders. */
export const kindName = (kind: ReminderKind, words: Words): string => words.t(kindNames[kind]);

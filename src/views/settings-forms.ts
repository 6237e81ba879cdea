import type { KnownBlock } from '@slack/types';
import { locales } from '../domain/locale.ts';
import { type ReminderKind, reminderKinds } from '../domain/reminder-kind.ts';
import type { ReminderPreferences } from '../domain/reminder-preferences.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { checkboxField, selectField, textField, timeField } from './input-fields.ts';
import { type Form, shorten } from './message.ts';
import { lines, withChannel, withCode } from './rich-text.ts';
import {
  type ChannelSettings,
  channelKinds,
  formatHours,
  kindName,
  type OwnSettings,
  saidBySlack,
} from './settings-card.ts';

/** The language that Slack has, as a choice. */
export const asInSlack = 'slack';

/** Where the answer to a form goes; null: by direct message. */
type AnswerPlace = { readonly responseUrl: string | null };

/** No zone's name is longer. */
const zoneLimit = 60;
const workHoursLimit = 80;

/** What a person wants to be reminded of, when, and in which language. */
export function ownSettingsForm(settings: OwnSettings, place: AnswerPlace, words: Words): Form {
  const { preferences, person, teamHours } = settings;
  const slack = saidBySlack(settings);
  const language = (locale: (typeof locales)[number]) => words.t(`language.${locale}`);
  const { hours, locale, timeZone } = preferences;
  return form('settings:save', words.t('settings.title'), place, words, [
    ...kindFields(preferences, reminderKinds, words),
    timeField(
      { id: 'from', label: words.t('settings.from'), value: hours?.from ?? null },
      person.timeZone,
    ),
    timeField(
      {
        id: 'to',
        label: words.t('settings.to'),
        value: hours?.to ?? null,
        hint: words.t('settings.hoursHint', { hours: formatHours([teamHours]) }),
      },
      person.timeZone,
    ),
    textField(
      {
        id: 'zone',
        label: words.t('setup.zone'),
        hint: words.t('settings.zoneHint', { zone: slack.timeZone }),
        value: timeZone ?? '',
      },
      { isMultiline: false, limit: zoneLimit },
    ),
    selectField(
      {
        id: 'language',
        label: words.t('settings.language'),
        value: locale ?? asInSlack,
        isOptional: false,
      },
      [
        {
          value: asInSlack,
          label: words.t('settings.languageOfSlack', { language: language(slack.locale) }),
        },
        ...locales.map((value) => ({ value, label: language(value) })),
      ],
    ),
    lines([words.t('settings.emergencies')]),
  ]);
}

/** What comes to a channel of the team, and by which hours, zone and language the team is told. */
export function channelSettingsForm(
  settings: ChannelSettings,
  place: AnswerPlace,
  words: Words,
): Form {
  const { channelId, team, preferences, digestTime, workHours } = settings;
  const ofTeam = { channelId, ...place };
  return form('settings:save-channel', words.t('settings.channelTitle'), ofTeam, words, [
    lines(
      withChannel('settings.channelIntro', channelId, {}, words),
      withCode(words.t('settings.ownInstead')),
    ),
    ...kindFields(preferences, channelKinds, words),
    timeField(
      {
        id: 'digestTime',
        label: words.t('setup.digestTime'),
        value: digestTime,
        isOptional: false,
      },
      team.timeZone,
    ),
    textField(
      {
        id: 'workHours',
        label: words.t('settings.workHours'),
        hint: words.t('settings.workHoursHint'),
        value: formatHours(workHours),
        isOptional: false,
      },
      { isMultiline: false, limit: workHoursLimit },
    ),
    textField(
      {
        id: 'zone',
        label: words.t('setup.zone'),
        hint: words.t('setup.zoneHint'),
        value: team.timeZone,
        isOptional: false,
      },
      { isMultiline: false, limit: zoneLimit },
    ),
    selectField(
      {
        id: 'language',
        label: words.t('setup.language'),
        value: team.locale,
        isOptional: false,
      },
      locales.map((value) => ({ value, label: words.t(`language.${value}`) })),
    ),
    lines([words.t('settings.emergencies')]),
  ]);
}

const kindHints: Readonly<Record<ReminderKind, MessageKey>> = {
  'follow-ups': 'kind.followUpsMore',
  visits: 'kind.visitsMore',
  dates: 'kind.datesMore',
  tickets: 'kind.ticketsMore',
  agenda: 'kind.agendaMore',
  'wrap-up': 'kind.wrapUpMore',
  digest: 'kind.digestMore',
};

/** What comes, and whether nothing comes by itself. */
function kindFields(
  { turnedOff, isDigestOnly }: ReminderPreferences,
  kinds: readonly ReminderKind[],
  words: Words,
): KnownBlock[] {
  return [
    checkboxField(
      {
        id: 'kinds',
        label: words.t('settings.kinds'),
        values: kinds.filter((kind) => !turnedOff.includes(kind)),
      },
      kinds.map((kind) => ({
        value: kind,
        label: kindName(kind, words),
        more: words.t(kindHints[kind]),
      })),
    ),
    checkboxField(
      {
        id: 'digestOnly',
        label: words.t('settings.digestOnly'),
        values: isDigestOnly ? ['yes'] : [],
      },
      [
        {
          value: 'yes',
          label: words.t('settings.digestOnlyYes'),
          more: words.t('settings.digestOnlyMore'),
        },
      ],
    ),
  ];
}

function form(
  name: string,
  title: string,
  metadata: AnswerPlace & { readonly channelId?: string },
  words: Words,
  blocks: KnownBlock[],
): Form {
  return {
    type: 'modal',
    callback_id: name,
    private_metadata: JSON.stringify(metadata),
    title: { type: 'plain_text', text: shorten(title, 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks,
  };
}

import { locales } from '../domain/locale.ts';
import type { Words } from '../i18n/words.ts';
import { checkboxField, selectField, textField, timeField } from './input-fields.ts';
import { type Form, shorten } from './message.ts';
import { kindNames, kindsOf, type ShownPreferences } from './preferences-card.ts';

/** The language that Slack says. */
export const asInSlack = 'slack';

/** The form in which a person, or a lead for a channel, says how reminders come. */
export function preferencesForm(shown: ShownPreferences, words: Words): Form {
  const { channelId, preferences, timeZone } = shown;
  const { turnedOff, isDigestOnly, hours } = preferences;
  const kinds = kindsOf(shown);
  const field = (id: string, isOptional = true) => ({ id, isOptional });
  return {
    type: 'modal',
    callback_id: 'preferences:save',
    private_metadata: JSON.stringify({ channelId }),
    title: { type: 'plain_text', text: shorten(words.t('settings.title'), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      checkboxField(
        {
          ...field('kinds'),
          label: words.t('settings.kinds'),
          hint: words.t('settings.kindsHint'),
          values: kinds.filter((kind) => !turnedOff.includes(kind)),
        },
        kinds.map((kind) => ({ value: kind, label: words.t(kindNames[kind]) })),
      ),
      checkboxField(
        {
          ...field('digestOnly'),
          label: words.t('settings.digestOnly'),
          values: isDigestOnly ? ['yes'] : [],
        },
        [{ value: 'yes', label: words.t('settings.digestOnlyYes') }],
      ),
      timeField(
        { ...field('from'), label: words.t('settings.from'), value: hours?.from ?? null },
        timeZone,
      ),
      timeField(
        { ...field('to'), label: words.t('settings.to'), value: hours?.to ?? null },
        timeZone,
      ),
      ...(channelId === null ? ownFields(shown, words) : []),
    ],
  };
}

function ownFields({ preferences: { locale, timeZone } }: ShownPreferences, words: Words) {
  return [
    selectField(
      {
        id: 'language',
        isOptional: false,
        label: words.t('settings.languageLabel'),
        value: locale ?? asInSlack,
      },
      [
        { value: asInSlack, label: words.t('settings.asInSlack') },
        ...locales.map((value) => ({ value, label: words.t(`language.${value}`) })),
      ],
    ),
    textField(
      {
        id: 'zone',
        label: words.t('settings.zoneLabel'),
        hint: words.t('settings.zoneHint'),
        ...(timeZone ? { value: timeZone } : {}),
      },
      { isMultiline: false, limit: 60 },
    ),
  ];
}

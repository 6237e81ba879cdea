import { z } from 'zod';
import { locales } from '../../domain/locale.ts';
import { isReminderKind, type ReminderKind } from '../../domain/reminder-kind.ts';
import { UserError } from '../../domain/user-error.ts';
import { clockTime, zoneName } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { changePreferences, showPreferences } from '../../usecases/change-preferences.ts';
import { kindsOf, preferencesCard } from '../../views/preferences-card.ts';
import { defineForm, type Submission } from '../define-form.ts';
import { say } from '../reply.ts';

/** Keeps how a person, or a channel, wants to be reminded. */
export const savePreferencesForm = defineForm({
  name: 'preferences:save',
  metadata: z.object({ channelId: z.string().nullable() }),
  firstField: 'kinds',
  fieldOf: {
    'error.hoursTooShort': 'to',
    'error.hoursHalf': 'to',
    'error.zoneUnknown': 'zone',
  },
  async run({ values, choices }, { channelId }, context) {
    const of = channelId === null ? 'actor' : { channelId };
    const shown = await showPreferences(context, of);
    const on = (choices.kinds ?? []).filter(isReminderKind);
    const offered: readonly ReminderKind[] = kindsOf(shown);
    const kept = shown.preferences.turnedOff.filter((kind) => !offered.includes(kind));
    const after = await changePreferences(context, of, {
      turnedOff: [...kept, ...offered.filter((kind) => !on.includes(kind))],
      isDigestOnly: (choices.digestOnly ?? []).includes('yes'),
      hours: readHours(values),
      ...(channelId === null
        ? {
            locale: locales.find((one) => one === values.language) ?? null,
            timeZone: readZone(values.zone),
          }
        : {}),
    });
    // In the language that was just chosen.
    const words = channelId === null ? wordsFor(after.locale) : context.words;
    return say(preferencesCard(after, 'settings.saved', words));
  },
});

/** @throws UserError where one of both is missing. */
function readHours({ from, to }: Submission['values']) {
  if (!from && !to) return null;
  if (!from || !to) throw new UserError('error.hoursHalf');
  return { from: clockTime(from), to: clockTime(to) };
}

/** @throws UserError where there is no such zone. */
function readZone(text: string | null | undefined) {
  const name = text?.trim() ?? '';
  if (name === '') return null;
  try {
    return zoneName(name);
  } catch (error) {
    if (error instanceof RangeError) throw new UserError('error.zoneUnknown', { zone: name });
    throw error;
  }
}

import { z } from 'zod';
import { reminderKinds } from '../../domain/reminder-kind.ts';
import { showPreferences, turnKind } from '../../usecases/change-preferences.ts';
import { explainReminder } from '../../usecases/explain-reminder.ts';
import { preferencesForm } from '../../views/preferences-form.ts';
import { kindTurned, whyReminded } from '../../views/why-reminded.ts';
import { defineAction } from '../define-action.ts';
import { openForm, rewrite, say } from '../reply.ts';

const ofPlace = z.object({ channelId: z.string().nullable() });

const preferencesOf = (channelId: string | null) =>
  channelId === null ? ('actor' as const) : { channelId };

/** Says why a reminder came. */
export const whyRemindedAction = defineAction({
  name: 'reminders:why',
  value: z.object({ of: z.string() }),
  run: async ({ of }, context) =>
    say(whyReminded(await explainReminder(context, of), context.words)),
});

/** Turns a kind off, or on again; what says so takes the place of the answer. */
export const turnRemindersAction = defineAction({
  name: 'reminders:turn',
  value: ofPlace.extend({ kind: z.enum(reminderKinds), isOn: z.boolean() }),
  async run({ channelId, kind, isOn }, context) {
    await turnKind(context, preferencesOf(channelId), kind, isOn);
    return rewrite(kindTurned(kind, isOn, channelId, context.words));
  },
});

/** Opens the form in which reminders are set. */
export const openPreferencesAction = defineAction({
  name: 'reminders:settings',
  value: ofPlace,
  opensForm: true,
  run: async ({ channelId }, context) =>
    openForm(
      preferencesForm(await showPreferences(context, preferencesOf(channelId)), context.words),
    ),
});

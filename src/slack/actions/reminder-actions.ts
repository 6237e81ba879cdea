import { z } from 'zod';
import { reminderKinds } from '../../domain/reminder-kind.ts';
import { explainReminder } from '../../usecases/explain-reminder.ts';
import { turnKind } from '../../usecases/turn-kind.ts';
import { kindTurned, whyReminded } from '../../views/why-reminded.ts';
import { defineAction } from '../define-action.ts';
import { openSettings } from '../open-settings.ts';
import { rewrite, say } from '../reply.ts';

/** Says why a reminder came. */
export const whyRemindedAction = defineAction({
  name: 'reminders:why',
  value: z.object({ of: z.string() }),
  run: async ({ of }, context) =>
    say(whyReminded(await explainReminder(context, of), context.words)),
});

/** Turns a kind off, or on again; what says so takes the place of an answer, never of a reminder. */
export const turnRemindersAction = defineAction({
  name: 'reminders:turn',
  value: z.object({
    channelId: z.string().nullable(),
    kind: z.enum(reminderKinds),
    isOn: z.boolean(),
    from: z.enum(['reminder', 'answer']).default('answer'),
  }),
  async run({ channelId, kind, isOn, from }, context) {
    await turnKind(context, channelId, kind, isOn);
    const said = kindTurned(kind, isOn, channelId, context.words);
    return from === 'answer' ? rewrite(said) : say(said);
  },
});

/** Opens the presser's settings, or those of a channel. */
export const openSettingsAction = defineAction({
  name: 'settings:open',
  opensForm: true,
  value: z.object({ channelId: z.string().nullable() }),
  run: ({ channelId }, context) => openSettings(channelId, context),
});

import { z } from 'zod';
import { locales } from '../../domain/locale.ts';
import { type ReminderKind, reminderKinds } from '../../domain/reminder-kind.ts';
import { readHours } from '../../domain/reminder-preferences.ts';
import { clockTime } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { readWorkHours } from '../../language/read-work-hours.ts';
import { changeChannelSettings } from '../../usecases/change-channel-settings.ts';
import { changeOwnSettings } from '../../usecases/change-own-settings.ts';
import { channelKinds, channelSettingsCard, ownSettingsCard } from '../../views/settings-card.ts';
import { defineForm, type Submission } from '../define-form.ts';
import { readZone } from '../read-zone.ts';
import { say } from '../reply.ts';

/** The kinds of a form that are not ticked, and whether nothing may come by itself. */
const readKinds = ({ choices }: Submission, kinds: readonly ReminderKind[]) => ({
  turnedOff: kinds.filter((kind) => !choices.kinds?.includes(kind)),
  isDigestOnly: (choices.digestOnly?.length ?? 0) > 0,
});

const readTime = (picked: string | null | undefined) => (picked ? clockTime(picked) : null);

/** Keeps what a person wants, and answers in the language that they have chosen. */
export const saveOwnSettingsForm = defineForm({
  name: 'settings:save',
  metadata: z.unknown(),
  firstField: 'kinds',
  fieldOf: {
    'error.hoursFromMissing': 'from',
    'error.hoursToMissing': 'to',
    'error.hoursOrder': 'to',
    'error.hoursShort': 'to',
    'error.zoneUnknown': 'zone',
  },
  async run(submission, _metadata, context) {
    const { values } = submission;
    const zone = values.zone?.trim() ?? '';
    const changed = await changeOwnSettings(context, {
      ...readKinds(submission, reminderKinds),
      hours: readHours(readTime(values.from), readTime(values.to)),
      timeZone: zone === '' ? null : readZone(zone),
      locale: locales.find((locale) => locale === values.language) ?? null,
    });
    return say(ownSettingsCard(changed, wordsFor(changed.after.person.locale)));
  },
});

/** Keeps what comes to a channel of the team, and when. */
export const saveChannelSettingsForm = defineForm({
  name: 'settings:save-channel',
  metadata: z.object({ channelId: z.string() }),
  firstField: 'kinds',
  fieldOf: { 'error.workHours': 'workHours', 'error.zoneUnknown': 'zone' },
  async run(submission, { channelId }, context) {
    const { values } = submission;
    const { actor, settings, words } = context;
    const changed = await changeChannelSettings(context, channelId, {
      ...readKinds(submission, channelKinds),
      digestTime: clockTime(values.digestTime ?? settings['digest.time']),
      workHours: readWorkHours(values.workHours ?? ''),
      timeZone: readZone(values.zone?.trim() ?? ''),
      locale: locales.find((locale) => locale === values.language) ?? actor.team.locale,
    });
    return say(channelSettingsCard(changed, words));
  },
});

import { z } from 'zod';
import type { AbsenceId } from '../../domain/absence.ts';
import { UserError } from '../../domain/user-error.ts';
import { calendarDay } from '../../domain/zoned-time.ts';
import { findMentioned } from '../../usecases/find-colleague.ts';
import { changeAbsence } from '../../usecases/keep-absences.ts';
import { coveredMeanwhile, showAbsence } from '../../usecases/show-absences.ts';
import { absenceEcho } from '../../views/absence-messages.ts';
import { defineForm } from '../define-form.ts';
import { rewrite } from '../reply.ts';

/** Keeps an absence's other days, or its other deputy. */
export const saveAbsenceForm = defineForm({
  name: 'absence:save',
  metadata: z.object({ absenceId: z.string().transform((id) => id as AbsenceId) }),
  firstField: 'first',
  fieldOf: {
    'error.absenceBackwards': 'last',
    'error.absenceLong': 'last',
    'error.deputyMissing': 'deputy',
    'error.deputySelf': 'deputy',
    'error.deputySame': 'deputy',
    'error.deputyAway': 'deputy',
    'error.notInTeam': 'deputy',
  },
  async run({ values, people }, { absenceId }, context) {
    const { actor, today, words } = context;
    const [slackUserId] = people.deputy ?? [];
    if (!values.first || !values.last) throw new UserError('error.absenceDays');
    if (slackUserId === undefined) throw new UserError('error.deputyMissing');
    const deputy = await findMentioned(context, { slackUserId, name: slackUserId });
    const absence = await changeAbsence(context, absenceId, {
      firstDay: calendarDay(values.first),
      lastDay: calendarDay(values.last),
      deputyId: deputy.id,
    });
    const shown = await showAbsence(context, absence);
    const reader = { readerId: actor.person.id, today };
    return rewrite(absenceEcho(shown, await coveredMeanwhile(context, absence), reader, words));
  },
});

import { z } from 'zod';
import type { AbsenceId } from '../../domain/absence.ts';
import { endAbsence, findAbsence } from '../../usecases/keep-absences.ts';
import { showAbsence } from '../../usecases/show-absences.ts';
import { absenceForm } from '../../views/absence-form.ts';
import { absenceEnded } from '../../views/absence-messages.ts';
import { defineAction } from '../define-action.ts';
import { openForm, rewrite } from '../reply.ts';

const subject = z.object({ absenceId: z.string().transform((id) => id as AbsenceId) });

/** Opens the form of an absence. */
export const editAbsenceAction = defineAction({
  name: 'absence:edit',
  opensForm: true,
  value: subject,
  async run({ absenceId }, context) {
    const { responseUrl, today, words } = context;
    const shown = await showAbsence(context, await findAbsence(context, absenceId));
    const again = { name: 'absence:edit', value: { absenceId } };
    return openForm(absenceForm(shown, { responseUrl, today }, words), again);
  },
});

/** Takes an absence back, or ends it. */
export const endAbsenceAction = defineAction({
  name: 'absence:end',
  value: subject,
  async run({ absenceId }, context) {
    const { actor, today, words } = context;
    const { absence, person, isBack } = await endAbsence(context, absenceId);
    const reader = { readerId: actor.person.id, today };
    return rewrite(absenceEnded({ absence, absent: person }, isBack, reader, words));
  },
});

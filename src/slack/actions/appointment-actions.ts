import { z } from 'zod';
import { dayChoices } from '../../domain/choose-day.ts';
import type { VisitId } from '../../domain/visit.ts';
import {
  nextAppointment,
  planAgain,
  settleAppointment,
} from '../../usecases/settle-appointment.ts';
import { missedAppointment } from '../../views/appointment-messages.ts';
import { visitEcho, visitTitle } from '../../views/visit-card.ts';
import { defineAction } from '../define-action.ts';
import { rewrite } from '../reply.ts';

const subject = z.object({ visitId: z.string().transform((id) => id as VisitId) });

/** Says whether an appointment took place. */
export const settleAppointmentAction = defineAction({
  name: 'visit:settle',
  value: subject.extend({ outcome: z.enum(['held', 'missed']) }),
  async run({ visitId, outcome }, context) {
    const { words } = context;
    const card = await settleAppointment(context, { id: visitId }, outcome);
    if (outcome === 'held') return rewrite(visitEcho(card, 'visit.held', words));
    const next = await nextAppointment(context, card.visit);
    return rewrite(missedAppointment(card, next, words));
  },
});

/** Makes an appointment that did not take place anew. */
export const planAgainAction = defineAction({
  name: 'visit:plan-again',
  value: subject.extend({ day: z.enum(dayChoices) }),
  once: ({ visitId }) => visitId,
  async run({ visitId, day }, context) {
    const card = await planAgain(context, { id: visitId }, day);
    return rewrite(visitEcho(card, visitTitle(card.visit), context.words));
  },
});

import { z } from 'zod';
import type { StageId } from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import { changeSeveralStages } from '../../usecases/ticket/change-several-stages.ts';
import { queueOf, showQueue } from '../../usecases/ticket/show-queue.ts';
import { severalAtOnce, severalChanged } from '../../views/several-stages.ts';
import { ticketQueue } from '../../views/ticket-queue.ts';
import { defineForm, FieldProblem } from '../define-form.ts';
import { rewrite, silent } from '../reply.ts';

const stageIds = z
  .array(z.string().transform((id) => id as StageId))
  .max(severalAtOnce)
  .default([]);

/** Accepts and ends the chosen stages; the queue that the form was opened from shows what is left. */
export const changeSeveralStagesForm = defineForm({
  name: 'ticket:several',
  metadata: z.object({
    department: z.string().nullable(),
    responseUrl: z.string().nullable(),
    firstField: z.enum(['accept', 'done']),
  }),
  firstField: 'accept',
  fieldOf: { 'error.noteLong': 'note' },
  async run({ values, choices }, { department, responseUrl, firstField }, context) {
    const accept = stageIds.parse(choices.accept);
    const done = stageIds.parse(choices.done);
    if (accept.length + done.length === 0) {
      throw new FieldProblem(new UserError('error.stagesNotChosen'), firstField);
    }
    const outcomes = await changeSeveralStages(context, {
      accept,
      done,
      note: values.note?.trim() || null,
      hasDocuments: (choices.documents ?? []).length > 0,
    });
    // The Home tab shows by itself what is left.
    const isToldElsewhere = responseUrl === null && outcomes.every(({ problem }) => !problem);
    if (isToldElsewhere) return silent;
    const queue = await showQueue(context, queueOf(department), 1);
    const { words } = context;
    return rewrite(severalChanged(outcomes, ticketQueue(queue, words), words));
  },
});

import { z } from 'zod';
import type { VisitId } from '../../domain/visit.ts';
import { commentVisit } from '../../usecases/comment-visit.ts';
import { visitEcho } from '../../views/visit-card.ts';
import { defineForm } from '../define-form.ts';
import { rewrite } from '../reply.ts';

/** Keeps a lead's comment on a visit. */
export const commentVisitForm = defineForm({
  name: 'visit:comment',
  metadata: z.object({
    visitId: z.string().transform((id) => id as VisitId),
    responseUrl: z.string().optional(),
  }),
  firstField: 'comment',
  fieldOf: {},
  async run({ values }, { visitId }, context) {
    const card = await commentVisit(context, { id: visitId }, values.comment ?? '');
    return rewrite(visitEcho(card, 'visit.commentKept', context.words), visitId);
  },
});

import { z } from 'zod';
import { type CustomerMergeId, mergeFields } from '../../domain/customer-merge.ts';
import { chooseMergeFields } from '../../usecases/merge/ask-merge.ts';
import { mergePreview } from '../../views/merge-card.ts';
import { defineForm } from '../define-form.ts';
import { say } from '../reply.ts';

/** Shows again what one customer would be of two, with the values that were chosen. */
export const chooseMergeFieldsForm = defineForm({
  name: 'merge:choose',
  metadata: z.object({ id: z.string().transform((one) => one as CustomerMergeId) }),
  firstField: 'name',
  fieldOf: {},
  async run({ values }, { id }, context) {
    const taken = mergeFields.filter((field) => values[field] === 'from');
    return say(mergePreview(await chooseMergeFields(context, id, taken), context.words));
  },
});

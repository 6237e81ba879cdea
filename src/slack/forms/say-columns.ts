import { z } from 'zod';
import type { ImportId } from '../../domain/import/customer-import.ts';
import { sayColumns } from '../../usecases/bring-customers.ts';
import { importSentence } from '../../views/import-messages.ts';
import { defineForm } from '../define-form.ts';
import { say } from '../reply.ts';

/** Keeps what unknown columns are, and reads the list by it. */
export const sayColumnsForm = defineForm({
  name: 'import:columns',
  metadata: z.object({
    importId: z.string().transform((id) => id as ImportId),
    count: z.number().int(),
  }),
  firstField: 'column0',
  fieldOf: {},
  async run({ values }, { importId, count }, context) {
    const said = Array.from({ length: count }, (_none, place) => values[`column${place}`] ?? null);
    const one = await sayColumns(context, importId, said);
    return say(importSentence('import.reading', one, context.words));
  },
});

import { z } from 'zod';
import type { ImportId } from '../../domain/import/customer-import.ts';
import {
  cancelImport,
  confirmImport,
  findOwnImport,
  sayColumns,
  takeImportBack,
} from '../../usecases/bring-customers.ts';
import { columnsForm, importSentence } from '../../views/import-messages.ts';
import { defineAction } from '../define-action.ts';
import { openForm, rewrite } from '../reply.ts';

const importId = z.string().transform((id) => id as ImportId);

export const confirmImportAction = defineAction({
  name: 'import:confirm',
  value: z.object({ importId }),
  once: ({ importId }) => importId,
  run: async ({ importId }, context) =>
    rewrite(
      importSentence('import.applying', await confirmImport(context, importId), context.words),
    ),
});

export const cancelImportAction = defineAction({
  name: 'import:cancel',
  value: z.object({ importId }),
  run: async ({ importId }, context) =>
    rewrite(
      importSentence('import.cancelled', await cancelImport(context, importId), context.words),
    ),
});

export const undoImportAction = defineAction({
  name: 'import:undo',
  value: z.object({ importId }),
  once: ({ importId }) => importId,
  run: async ({ importId }, context) =>
    rewrite(
      importSentence('import.undoing', await takeImportBack(context, importId), context.words),
    ),
});

/** Opens the form that asks what each unknown column is. */
export const sayColumnsAction = defineAction({
  name: 'import:say-columns',
  opensForm: true,
  value: z.object({ importId }),
  run: async ({ importId }, context) =>
    openForm(columnsForm(await findOwnImport(context, importId, 'asking'), context.words)),
});

/** Leaves all unknown columns out, from now on. */
export const ignoreColumnsAction = defineAction({
  name: 'import:ignore-columns',
  value: z.object({ importId }),
  run: async ({ importId }, context) =>
    rewrite(
      importSentence('import.reading', await sayColumns(context, importId, null), context.words),
    ),
});

import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import { type CustomerDocumentId, otherDocument } from '../../domain/customer-document.ts';
import {
  findDocumentsCustomer,
  findOwnDocument,
  removeDocument,
  restoreDocument,
} from '../../usecases/keep-documents.ts';
import { listDocuments } from '../../usecases/list-documents.ts';
import { takeEarlierDocument } from '../../usecases/take-document.ts';
import { documentEcho } from '../../views/document-card.ts';
import { documentForm } from '../../views/document-form.ts';
import { documentList } from '../../views/document-list.ts';
import { defineAction } from '../define-action.ts';
import { withoutFiling } from '../handle-documents.ts';
import { openForm, rewrite, say } from '../reply.ts';

const customerId = z.string().transform((id) => id as CustomerId);
/** `page`: of the list that it stands on; null on a message of its own. */
const subject = z.object({
  documentId: z.string().transform((id) => id as CustomerDocumentId),
  page: z.number().int().nullable().default(null),
});

/** Keeps what an earlier line says with the customer that was picked. */
export const keepDocumentAction = defineAction({
  name: 'document:keep',
  value: z.object({ line: z.string(), customerId }),
  once: ({ line }) => line,
  async run({ line, customerId }, context) {
    const earlier = await context.earlierLine(line);
    const said = { ...earlier, text: withoutFiling(earlier.text) };
    return rewrite(await takeEarlierDocument(said, customerId, context));
  },
});

/** Shows the documents of a customer: another page in place, or all below a card that stays. */
export const listDocumentsAction = defineAction({
  name: 'document:list',
  value: z.object({ customerId, page: z.number().int(), isBelow: z.boolean().default(false) }),
  async run({ customerId, page, isBelow }, context) {
    const list = documentList(await listDocuments(context, customerId, page), context.words);
    return isBelow ? say(list) : rewrite(list);
  },
});

/** Opens the form for a link of a customer. */
export const addDocumentAction = defineAction({
  name: 'document:add',
  opensForm: true,
  value: z.object({ customerId }),
  async run({ customerId }, context) {
    const { responseUrl, settings, words } = context;
    const customer = await findDocumentsCustomer(context, customerId);
    const empty = { kind: otherDocument, title: '', expiresOn: null };
    const target = { of: 'link', customer } as const;
    return openForm(
      documentForm(target, empty, { responseUrl }, settings['document.kinds'], words),
    );
  },
});

/** Opens the form with all that is known of a document. */
export const editDocumentAction = defineAction({
  name: 'document:edit',
  opensForm: true,
  value: subject,
  async run({ documentId, page }, context) {
    const { responseUrl, settings, words } = context;
    const { document } = await findOwnDocument(context, documentId);
    const target = { of: 'document', document, page } as const;
    const kinds = settings['document.kinds'];
    return openForm(documentForm(target, document, { responseUrl }, kinds, words));
  },
});

/** Removes a document; Undo stands in its place, or above the list that it stood on. */
export const removeDocumentAction = defineAction({
  name: 'document:remove',
  value: subject,
  async run({ documentId, page }, context) {
    const { words } = context;
    const echo = await removeDocument(context, documentId);
    if (page === null) return rewrite(documentEcho(echo, 'document.removed', words));
    const list = await listDocuments(context, echo.customer.id, page);
    return rewrite(documentList(list, words, echo.documents[0] ?? null));
  },
});

/** Brings a removed document back. */
export const restoreDocumentAction = defineAction({
  name: 'document:restore',
  value: subject,
  async run({ documentId, page }, context) {
    const { words } = context;
    const echo = await restoreDocument(context, documentId);
    if (page === null) return rewrite(documentEcho(echo, 'document.restored', words));
    return rewrite(documentList(await listDocuments(context, echo.customer.id, page), words));
  },
});

import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import { type CustomerDocumentId, otherDocument } from '../../domain/customer-document.ts';
import { UserError } from '../../domain/user-error.ts';
import { calendarDay } from '../../domain/zoned-time.ts';
import {
  addDocuments,
  editDocument,
  findDocumentsCustomer,
} from '../../usecases/keep-documents.ts';
import { listDocuments } from '../../usecases/list-documents.ts';
import { fileSource, linkSource } from '../../usecases/take-document.ts';
import { documentEcho } from '../../views/document-card.ts';
import { documentList } from '../../views/document-list.ts';
import { defineForm, FieldProblem } from '../define-form.ts';
import { rewrite, say } from '../reply.ts';

const file = z.object({ id: z.string(), name: z.string(), permalink: z.string() });
const customerOf = (id: string) => id as CustomerId;

/** Keeps the document of the form, new or known. */
export const saveDocumentForm = defineForm({
  name: 'document:save',
  metadata: z.union([
    z.object({
      documentId: z.string().transform((id) => id as CustomerDocumentId),
      version: z.number(),
      page: z.number().nullable(),
    }),
    z.object({
      customerId: z.string().transform(customerOf).nullable().default(null),
      files: z.array(file).default([]),
    }),
  ]),
  firstField: 'title',
  fieldOf: {
    'error.linkMissing': 'link',
    'error.linkBroken': 'link',
    'error.linkScheme': 'link',
    'error.linkCredentials': 'link',
    'error.linkLong': 'link',
    'error.customerMissing': 'customer',
    'error.dateFar': 'expires',
  },
  async run({ values }, target, context) {
    const { words } = context;
    const input = {
      kind: values.kind ?? otherDocument,
      title: values.title ?? '',
      expiresOn: values.expires ? calendarDay(values.expires) : null,
    };
    if ('documentId' in target) {
      const { documentId, version, page } = target;
      const edited = await editDocument(context, documentId, version, input);
      const heading = edited.isChanged ? 'document.changed' : null;
      if (page === null) return rewrite(documentEcho(edited, heading, words));
      return rewrite(documentList(await listDocuments(context, edited.customer.id, page), words));
    }
    const customerId = target.customerId ?? (values.customer ? customerOf(values.customer) : null);
    if (customerId === null) throw new UserError('error.customerMissing');
    // The form for a link names no customer that could be chosen otherwise.
    const field = target.customerId === null ? 'customer' : 'title';
    await findDocumentsCustomer(context, customerId).catch((error: unknown) => {
      throw error instanceof UserError ? new FieldProblem(error, field) : error;
    });
    const sources =
      target.files.length > 0 ? target.files.map(fileSource) : [linkSource(values.link ?? null)];
    const echo = await addDocuments(context, customerId, input, sources);
    return say(documentEcho(echo, 'document.added', words));
  },
});

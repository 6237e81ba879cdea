import { UserError } from '../../domain/user-error.ts';
import { splitLink } from '../../domain/web-link.ts';
import { readDocument } from '../../usecases/take-document.ts';
import { documentForm, filesThatFit } from '../../views/document-form.ts';
import { answerPlaceOf, type Shortcut } from '../define-shortcut.ts';
import { openForm } from '../reply.ts';

/** Longer words of a message are no title. */
const titleLimit = 100;

/** Opens the form for the files of a message, or for the link that it names. */
export const keepDocumentShortcut: Shortcut = {
  callbackId: 'keep_document_from_message',
  async run(message, context) {
    const { repositories, settings, words } = context;
    const files = filesThatFit(message?.files ?? []);
    const link = message?.link ?? null;
    if (!message || (files.length === 0 && link === null)) {
      throw new UserError('error.nothingToKeep');
    }
    const text = splitLink(message.text).rest;
    const { customer, said } = readDocument(text, context);
    const known = customer.kind === 'one' ? await repositories.customers.find(customer.id) : null;
    // Without a customer the words in front of the rest are no name.
    const title = known ? said.title : text;
    const values = { ...said, title: [...title].length > titleLimit ? '' : title };
    const target = { of: 'message', files, link, customer: known ?? null } as const;
    const place = answerPlaceOf(message, context);
    return openForm(documentForm(target, values, place, settings['document.kinds'], words));
  },
};

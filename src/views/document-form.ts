import type { Customer } from '../domain/customer.ts';
import {
  type CustomerDocument,
  type DocumentInput,
  otherDocument,
} from '../domain/customer-document.ts';
import type { Words } from '../i18n/words.ts';
import { documentKindName } from './document-rows.ts';
import { customerField, dayField, selectField, textField } from './input-fields.ts';
import { type Form, oneLine, shorten } from './message.ts';

/** What the form is for. */
export type DocumentFormTarget =
  /** A new link of a customer. */
  | { readonly of: 'link'; readonly customer: Pick<Customer, 'id' | 'name'> }
  /** What stands in a message: its files, or the link that is filled in. */
  | {
      readonly of: 'message';
      readonly files: readonly DocumentFile[];
      readonly link: string | null;
      readonly customer: Pick<Customer, 'id' | 'name'> | null;
    }
  /** One that is kept; `page`: of the list that it was opened from. */
  | { readonly of: 'document'; readonly document: CustomerDocument; readonly page: number | null };

/** A file as a form carries it. */
export type DocumentFile = {
  readonly id: string;
  readonly name: string;
  readonly permalink: string;
};

/** So much of the metadata's 3,000 characters is for files. */
const filesLimit = 2_000;

/** As many of these files as a form can carry. */
export function filesThatFit(files: readonly DocumentFile[]): readonly DocumentFile[] {
  const short = files.map(({ id, name, permalink }) => ({
    id,
    name: shorten(name, 100),
    permalink,
  }));
  const size = (count: number) => JSON.stringify(short.slice(0, count)).length;
  return short.filter((_, index) => size(index + 1) <= filesLimit);
}

/** Title, kind and end of a document; with its customer or its link, where those are not known yet. */
export function documentForm(
  target: DocumentFormTarget,
  values: DocumentInput,
  place: { readonly responseUrl: string | null; readonly threadTs?: string | null },
  kinds: readonly string[],
  words: Words,
): Form {
  const isKept = target.of === 'document';
  const choices = [...new Set([...kinds, values.kind, otherDocument])];
  return {
    type: 'modal',
    callback_id: 'document:save',
    private_metadata: JSON.stringify({ ...metadataOf(target), ...place }),
    title: {
      type: 'plain_text',
      text: shorten(words.t(isKept ? 'document.form.editTitle' : 'document.form.title'), 24),
    },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      ...(target.of === 'message'
        ? [
            customerField(
              {
                id: 'customer',
                label: words.t('visit.form.customer'),
                isOptional: false,
                value: target.customer,
              },
              words,
            ),
          ]
        : []),
      ...linkFields(target, words),
      textField(
        {
          id: 'title',
          label: words.t('document.form.name'),
          hint: words.t('document.form.nameHint'),
          value: values.title,
        },
        { isMultiline: false, limit: 100 },
      ),
      selectField(
        { id: 'kind', label: words.t('document.form.kind'), isOptional: false, value: values.kind },
        choices.map((value) => ({ value, label: documentKindName(value, words) })),
      ),
      dayField({ id: 'expires', label: words.t('document.form.expires'), value: values.expiresOn }),
    ],
  };
}

function metadataOf(target: DocumentFormTarget) {
  switch (target.of) {
    case 'link':
      return { customerId: target.customer.id };
    case 'message':
      return { files: target.files };
    case 'document':
      return {
        documentId: target.document.id,
        version: target.document.version,
        page: target.page,
      };
  }
}

/** Where the document is: a field for a link, a line that says which files. */
function linkFields(target: DocumentFormTarget, words: Words): Form['blocks'] {
  if (target.of === 'document') return [];
  if (target.of === 'message' && target.files.length > 0) {
    const names = target.files.map(({ name }) => oneLine(name)).join(words.t('list.separator'));
    const text = shorten(words.t('document.form.files', { names }), 3000);
    return [{ type: 'section', text: { type: 'plain_text', text, emoji: false } }];
  }
  const value = target.of === 'message' ? target.link : null;
  return [
    textField(
      {
        id: 'link',
        label: words.t('document.form.link'),
        isOptional: false,
        hint: words.t('document.form.linkHint'),
        ...(value ? { value } : {}),
      },
      { isMultiline: false, limit: 2000 },
    ),
  ];
}

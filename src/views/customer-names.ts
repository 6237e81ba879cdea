import type { Customer } from '../domain/customer.ts';
import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { lines, withCode } from './rich-text.ts';

/** What a customer is called besides its name, and what has just changed of it. */
export type CustomerNames = {
  readonly customer: Customer;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

export function customerNames({ customer, added, removed }: CustomerNames, words: Words): Message {
  const listed = (names: readonly string[]) => names.map(oneLine).join(', ');
  const changes = [
    ...(added.length > 0
      ? [words.t('customer.alias.added', { names: listed([...added].sort()) })]
      : []),
    ...(removed.length > 0 ? [words.t('customer.alias.removed', { names: listed(removed) })] : []),
  ];
  const known =
    customer.aliases.length > 0
      ? words.t('customer.alsoKnown', { names: listed([...customer.aliases].sort()) })
      : words.t('customer.alias.none');
  const name = oneLine(customer.name).replaceAll('`', '');
  return {
    text: escapeText([customer.name, ...changes, known].join(' · ')),
    blocks: [
      lines([{ bold: customer.name }], ...changes.map((change) => [change]), [known]),
      changes.length > 0
        ? row(
            button({
              name: 'customer:alias',
              label: words.t('button.undo'),
              value: { customerId: customer.id, add: removed, remove: added },
            }),
          )
        : lines(withCode(words.t('customer.alias.next', { name }))),
    ],
  };
}

import type { Customer } from '../domain/customer.ts';
import { type CustomerDocument, dateKindOf, otherDocument } from '../domain/customer-document.ts';
import type { Words } from '../i18n/words.ts';
import { documentKindName } from '../views/document-rows.ts';
import type { DateCard } from '../views/important-date-card.ts';
import { addImportantDate, withdrawDate } from './keep-important-dates.ts';
import type { UseCaseContext } from './use-case-context.ts';

type Context = UseCaseContext & { readonly words: Words };

/**
 * Makes the end of a document a day that its customer's manager is reminded of. Null where it has none,
 * is over, or that day is kept already. Its title is for fewer eyes than the dates of a customer, so the
 * date is called by the kind.
 *
 * @throws UserError where the day is too far away.
 */
export async function keepEnd(
  context: Context,
  document: CustomerDocument,
  { id }: Customer,
): Promise<DateCard | null> {
  const { repositories, today, words } = context;
  const { expiresOn, kind } = document;
  if (expiresOn === null || expiresOn < today) return null;
  const date = { kind: dateKindOf(document), label: labelOf(kind, words), day: expiresOn };
  const isKept = (await repositories.importantDates.ofCustomer(id)).some(
    (one) => one.kind === date.kind && one.label === date.label && one.day === date.day,
  );
  if (isKept) return null;
  return addImportantDate(context, { customerId: id, ...date, isYearly: false });
}

/** What the end is called beside the kind of date: that of a plain contract is called so already. */
function labelOf(kind: string, words: Words): string {
  if (kind === 'supply-contract' || kind === 'contract') return '';
  const name = kind === otherDocument ? words.t('document.one') : documentKindName(kind, words);
  return words.t('document.ends', { name });
}

/** Takes the end of a document out of the dates again, but where another one of its kind ends that day. */
export async function dropEnd(context: UseCaseContext, document: CustomerDocument): Promise<void> {
  const { repositories } = context;
  const { id, dateId, customerId, kind, expiresOn } = document;
  if (dateId === null) return;
  const alike = (await repositories.documents.ofCustomers([customerId])).filter(
    (one) => one.id !== id && one.kind === kind && one.expiresOn === expiresOn,
  );
  for (const heir of alike) {
    // The date of one that came with a merge went where the day was there twice.
    const own = heir.dateId && (await repositories.importantDates.find(heir.dateId));
    if (own && own.removedAt === null) continue;
    const heirs = { ...heir, dateId, version: heir.version + 1 };
    await repositories.documents.update(heirs, heir.version);
    return;
  }
  const date = await repositories.importantDates.find(dateId);
  if (date) await withdrawDate(context, date);
}

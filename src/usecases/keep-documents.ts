import type { Customer, CustomerId } from '../domain/customer.ts';
import {
  type CustomerDocument,
  type CustomerDocumentId,
  type DocumentInput,
  type DocumentPlace,
  isSamePlace,
  otherDocument,
} from '../domain/customer-document.ts';
import { can } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import { hostOf } from '../domain/web-link.ts';
import { addYears } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import type { DocumentEcho } from '../views/document-card.ts';
import { documentName } from '../views/document-rows.ts';
import type { DateCard } from '../views/important-date-card.ts';
import { oneLine, shorten } from '../views/message.ts';
import { dropEnd, keepEnd } from './document-dates.ts';
import { audit, refuseLate, type UseCaseContext } from './use-case-context.ts';

/** Longer words are a note. */
const titleLimit = 100;

type Context = UseCaseContext & { readonly words: Words };

/** Where a document is. */
export type DocumentSource = DocumentPlace & {
  /** Of the file. */
  readonly name: string;
};

/**
 * Keeps links or files of a customer: where they are, not what they say. What is there already is not
 * kept twice.
 *
 * @throws UserError where the customer is not the actor's, all of it is there already, or the title is
 * too long or the end too far away.
 */
export async function addDocuments(
  context: Context,
  customerId: CustomerId,
  input: DocumentInput,
  sources: readonly DocumentSource[],
): Promise<DocumentEcho> {
  const { repositories, actor, now, newId } = context;
  const customer = await findDocumentsCustomer(context, customerId);
  const checked = checkInput(context, input);
  const there = await repositories.documents.ofCustomers([customer.id]);
  const added: CustomerDocument[] = [];
  let date: DateCard | null = null;
  for (const source of sources) {
    const { url, slackFileId } = source;
    if ([...there, ...added].some((one) => isSamePlace(one, source))) continue;
    const drafted: CustomerDocument = {
      id: newId<CustomerDocumentId>(),
      teamId: customer.teamId,
      customerId: customer.id,
      ...checked,
      title: titleFor(source, checked, sources.length),
      url,
      slackFileId,
      dateId: null,
      version: 1,
      addedAt: now,
      addedBy: actor.person.id,
      removedAt: null,
    };
    const end = await keepEnd(context, drafted, customer);
    const document = { ...drafted, dateId: end?.date.id ?? null };
    await repositories.documents.add(document);
    await audit(context, 'document.add', `customerDocument/${document.id}`, null, document);
    added.push(document);
    date ??= end;
  }
  if (added.length === 0) {
    const [known] = there.filter((one) => sources.some((source) => isSamePlace(one, source)));
    throw new UserError('error.documentExists', {
      title: known ? documentName(known, context.words) : '',
      name: customer.name,
    });
  }
  return { customer, documents: added, date, today: context.today };
}

/** Several files are told apart by their names; a link of no kind by where it leads. */
function titleFor({ name, url, slackFileId }: DocumentSource, said: DocumentInput, count: number) {
  if (slackFileId !== null) {
    const parts = count === 1 && said.title !== '' ? [said.title] : [said.title, oneLine(name)];
    return shorten(parts.filter((part) => part !== '').join(' · '), titleLimit);
  }
  if (said.title !== '') return said.title;
  return said.kind === otherDocument ? shorten(hostOf(url), titleLimit) : said.title;
}

/**
 * Gives a document another title, kind or end.
 *
 * @throws UserError as {@link addDocuments} does, and where it was changed since the form was opened.
 */
export async function editDocument(
  context: Context,
  id: CustomerDocumentId,
  version: number,
  input: DocumentInput,
): Promise<DocumentEcho & { readonly isChanged: boolean }> {
  const { document: before, customer } = await findOwnDocument(context, id);
  const { today } = context;
  if (before.version !== version) {
    const reference = documentName(before, context.words);
    throw new UserError('error.changedMeanwhile', { reference });
  }
  const drafted = { ...before, ...checkInput(context, input) };
  const isChanged = JSON.stringify(drafted) !== JSON.stringify(before);
  if (!isChanged) return { customer, documents: [before], date: null, today, isChanged };
  const isMoved = drafted.expiresOn !== before.expiresOn || drafted.kind !== before.kind;
  if (isMoved) await dropEnd(context, before);
  const date = isMoved ? await keepEnd(context, drafted, customer) : null;
  const dateId = isMoved ? (date?.date.id ?? null) : before.dateId;
  const document = await write(context, before, { ...drafted, dateId }, 'document.edit');
  return { customer, documents: [document], date, today, isChanged };
}

/** Removes a document, and the date that its end was. @throws UserError where it is removed already, or not the actor's. */
export async function removeDocument(
  context: Context,
  id: CustomerDocumentId,
): Promise<DocumentEcho> {
  const { document: before, customer } = await findOwnDocument(context, id);
  await dropEnd(context, before);
  const removed = { ...before, dateId: null, removedAt: context.now };
  const document = await write(context, before, removed, 'document.remove');
  return { customer, documents: [document], date: null, today: context.today };
}

/**
 * Brings a removed document back.
 *
 * @throws UserError where it is there already, not the actor's, or removed too long ago.
 */
export async function restoreDocument(
  context: Context,
  id: CustomerDocumentId,
): Promise<DocumentEcho> {
  const { repositories, words, today } = context;
  const { document: before, customer } = await findDocument(context, id);
  const title = documentName(before, words);
  const others = await repositories.documents.ofCustomers([customer.id]);
  const isThere = others.some((one) => isSamePlace(one, before));
  if (before.removedAt === null || isThere) {
    throw new UserError('error.documentExists', { title, name: customer.name });
  }
  refuseLate(context, before.removedAt, title);
  const date = await keepEnd(context, before, customer);
  const restored = { ...before, dateId: date?.date.id ?? null, removedAt: null };
  const document = await write(context, before, restored, 'document.restore');
  return { customer, documents: [document], date, today };
}

/**
 * A document that the actor may change, with its customer.
 *
 * @throws UserError where it is removed, or not the actor's.
 */
export async function findOwnDocument(
  context: Context,
  id: CustomerDocumentId,
): Promise<{ readonly document: CustomerDocument; readonly customer: Customer }> {
  const found = await findDocument(context, id);
  if (found.document.removedAt !== null) throw new UserError('error.documentRemoved');
  return found;
}

async function findDocument(context: UseCaseContext, id: CustomerDocumentId) {
  const document = await context.repositories.documents.find(id);
  if (!document) throw new UserError('error.oldButton');
  return { document, customer: await findDocumentsCustomer(context, document.customerId) };
}

/**
 * A customer whose documents the actor may see and change.
 *
 * @throws UserError where it is not there, or somebody else's.
 */
export async function findDocumentsCustomer(
  { repositories, actor }: UseCaseContext,
  id: CustomerId,
): Promise<Customer> {
  const customer = await repositories.customers.find(id);
  if (!customer || customer.teamId !== actor.team.id) throw new UserError('error.oldButton');
  if (!can(actor, { do: 'change-documents', to: customer })) {
    const owner = await repositories.people.find(customer.managerId);
    throw new UserError('error.documentsNotYours', {
      name: customer.name,
      owner: owner?.name ?? '?',
    });
  }
  return customer;
}

function checkInput({ settings, today }: UseCaseContext, input: DocumentInput): DocumentInput {
  const { kind, expiresOn } = input;
  const title = oneLine(input.title);
  const count = [...title].length;
  if (count > titleLimit) {
    throw new UserError('error.documentTitleLong', { count, limit: titleLimit });
  }
  const years = settings['date.maximumYears'];
  if (expiresOn !== null && expiresOn > addYears(today, years)) {
    const when = { day: expiresOn, time: null };
    throw new UserError('error.dateFar', { when, years }, 'customer.link.example');
  }
  return { kind, title, expiresOn };
}

async function write(
  context: Context,
  before: CustomerDocument,
  changed: CustomerDocument,
  action: string,
): Promise<CustomerDocument> {
  const after = { ...changed, version: before.version + 1 };
  if (!(await context.repositories.documents.update(after, before.version))) {
    const reference = documentName(before, context.words);
    throw new UserError('error.changedMeanwhile', { reference });
  }
  await audit(context, action, `customerDocument/${before.id}`, before, after);
  return after;
}

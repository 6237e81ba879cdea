import type { CustomerId } from '../domain/customer.ts';
import { UserError } from '../domain/user-error.ts';
import { webLink } from '../domain/web-link.ts';
import type { CalendarDay, Instant } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import type { CustomerIndex } from '../language/customers/find-customer.ts';
import { readCustomerDocument } from '../language/read-document-line.ts';
import { documentEcho } from '../views/document-card.ts';
import type { Message } from '../views/message.ts';
import type { ChoicePress } from '../views/which-customer.ts';
import { askWhichCustomer } from './ask-which-customer.ts';
import type { AttachedFile } from './attach-files.ts';
import { addDocuments, type DocumentSource } from './keep-documents.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** What a line about a document is read by. */
export type DocumentReading = Pick<UseCaseContext, 'actor' | 'now' | 'settings'> & {
  readonly customers: CustomerIndex;
  readonly isWorkday: (day: CalendarDay) => boolean;
};
export type ReadDocument = ReturnType<typeof readCustomerDocument>;
type Context = UseCaseContext & { readonly words: Words; readonly deliveryKey: string };

/** Reads a line or a caption about a document. @throws UserError where it names several days as its end. */
export function readDocument(
  text: string,
  { actor, settings, now, customers, isWorkday }: DocumentReading,
): ReadDocument {
  const zone = actor.person.timeZone;
  const reading = { now, zone, customers, isWorkday };
  return readCustomerDocument(text, settings['document.kinds'], reading);
}

/** Keeps what a line or a caption says, or asks whose it is. @throws UserError as `addDocuments` does. */
export async function takeDocument(
  { customer, link, said }: ReadDocument,
  files: readonly AttachedFile[],
  context: Context,
): Promise<Message> {
  const sources = sourcesOf(link, files);
  if (customer.kind === 'one') return keepOf(context, customer.id, said, sources);
  const line = context.deliveryKey;
  const press: ChoicePress = {
    action: 'document:keep',
    label: 'visit.pickButton',
    value: (customerId) => ({ line, customerId }),
  };
  return askWhichCustomer(context, customer, press, 'customer.link.example');
}

/** Keeps what an earlier line says with the customer that was chosen. */
export async function takeEarlierDocument(
  earlier: {
    readonly text: string;
    readonly receivedAt: Instant;
    readonly files: readonly AttachedFile[];
  },
  customerId: CustomerId,
  context: Context & DocumentReading,
): Promise<Message> {
  const { link, said } = readDocument(earlier.text, { ...context, now: earlier.receivedAt });
  return keepOf(context, customerId, said, sourcesOf(link, earlier.files));
}

async function keepOf(
  context: Context,
  customerId: CustomerId,
  { kind, title, expiresOn }: ReadDocument['said'],
  sources: readonly DocumentSource[],
): Promise<Message> {
  const echo = await addDocuments(context, customerId, { kind, title, expiresOn }, sources);
  return documentEcho(echo, 'document.added', context.words);
}

/** @throws UserError where there is neither a file nor a link that can be kept. */
function sourcesOf(link: string | null, files: readonly AttachedFile[]): readonly DocumentSource[] {
  return files.length > 0 ? files.map(fileSource) : [linkSource(link)];
}

/** A file of Slack's. */
export const fileSource = ({
  id,
  name,
  permalink,
}: Pick<AttachedFile, 'id' | 'name' | 'permalink'>): DocumentSource => ({
  url: permalink,
  slackFileId: id,
  name,
});

/** An address that was typed. @throws UserError where there is none, or one that is not kept. */
export function linkSource(typed: string | null): DocumentSource {
  if (typed === null) throw new UserError('error.linkMissing', {}, 'customer.link.example');
  return { url: webLink(typed), slackFileId: null, name: '' };
}

import {
  type DocumentReading,
  type ReadDocument,
  readDocument,
  takeDocument,
} from '../usecases/take-document.ts';
import type { GestureContext } from './define-command.ts';
import type { IncomingEvent } from './read-events.ts';
import { type Reply, say } from './reply.ts';

type Line = Extract<IncomingEvent, { type: 'line' }>;

/** What says of a file that it is a customer's, before the name of the customer. */
const filing =
  /^(?:\/?(?:kam\s+)?(?:customer|客户|客戶)\s*)?(?:link|files?|documents?|链接|連結|文件|资料|資料|附件|檔案)(?![a-z])\s*/iu;

/** A caption as it begins with the name of the customer. */
export const withoutFiling = (text: string): string => text.replace(filing, '');

/**
 * Files whose caption names a customer, and nothing else or what kind of document they are, belong to
 * the customer; null where the caption is another one. In a thread they do so only where it says
 * `file …`.
 */
export function prepareDocuments(
  { files, threadTs }: Line,
  text: string,
  reading: DocumentReading,
): ((context: GestureContext) => Promise<Reply>) | null {
  const isSaid = filing.test(text);
  if (!isSaid && (threadTs !== null || text === '')) return null;
  const read = isSaid ? readDocument(withoutFiling(text), reading) : readCaption(text, reading);
  if (!read) return null;
  return async (context) => say(await takeDocument(read, files, context));
}

function readCaption(text: string, reading: DocumentReading): ReadDocument | null {
  const read = readDocument(text, reading);
  const { customer, said, link } = read;
  const isNamed = customer.kind === 'one' || (customer.kind === 'several' && !customer.isLikeness);
  return isNamed && said.isPlain && link === null ? read : null;
}

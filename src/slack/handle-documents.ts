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
 * the customer; null where the caption is another one. Behind `file …` any words do, in a thread too.
 */
export function prepareDocuments(
  { files, threadTs }: Line,
  text: string,
  reading: DocumentReading,
): ((context: GestureContext) => Promise<Reply>) | null {
  const isSaid = filing.test(text);
  if (text === '' || (threadTs !== null && !isSaid)) return null;
  const read = readDocument(withoutFiling(text), reading);
  const isCaption = isSaid ? isNamed(read) : isNamed(read) && isPlain(read);
  return isCaption ? async (context) => say(await takeDocument(read, files, context)) : null;
}

/** A name that is only like one is a guess. */
const isNamed = ({ customer }: ReadDocument): boolean =>
  customer.kind === 'one' || (customer.kind === 'several' && !customer.isLikeness);

const isPlain = ({ said, link }: ReadDocument): boolean => said.isPlain && link === null;

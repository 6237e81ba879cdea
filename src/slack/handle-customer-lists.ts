import { UserError } from '../domain/user-error.ts';
import { takeImport } from '../usecases/bring-customers.ts';
import { importSentence } from '../views/import-messages.ts';
import type { Prepare } from './answer-gesture.ts';
import type { IncomingEvent } from './read-events.ts';
import { say } from './reply.ts';

type Line = Extract<IncomingEvent, { type: 'line' }>;

const importWord =
  /^\/?(?:kam\s+)?(?:(?:customers?|客户|客戶)\s*)?(?:import|导入|匯入)(?:\s*(?:customers?|客户|客戶))?[.!。！]?$/iu;

/** Whether a message says that the file that came with it is a list of customers. */
export const isListOfCustomers = (text: string): boolean => importWord.test(text.trim());

/** A list of customers that came with a message: taken on, and read soon. */
export function prepareList({ files, isDirect, channelId }: Line): Prepare {
  return () => async (context) => {
    if (!isDirect) throw new UserError('import.onlyDirect');
    const [file, other] = files;
    if (!file || other) throw new UserError('import.oneFile');
    const { name, downloadUrl } = file;
    const taken = await takeImport(context, channelId, { name, url: downloadUrl });
    return say(importSentence('import.reading', taken, context.words));
  };
}

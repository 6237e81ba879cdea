import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { linkSource, readDocument, takeDocument } from '../../src/usecases/take-document.ts';

/** `/customer link 华新钢铁 https://… 供用电合同 到期2027-06-30`: keeps a link with a customer. */
export default defineCommand({
  noun: 'customer',
  verbs: ['link', '链接', '鏈接', '连结', '連結'],
  summary: 'customer.link.summary',
  usage: 'customer.link.usage',
  example: 'customer.link.example',
  takesText: true,
  read(text, context) {
    const read = readDocument(text, context);
    // Whatever is wrong with the link is said before anybody is asked whose it is.
    linkSource(read.link);
    return read;
  },
  run: async (read, context) => say(await takeDocument(read, [], context)),
});

import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { say } from '../../src/slack/reply.ts';
import { chooseStage } from '../../src/usecases/ticket/find-ticket.ts';
import { listDocuments } from '../../src/usecases/ticket/list-documents.ts';
import { readStage, unknownStage } from '../../src/usecases/ticket/read-stage.ts';
import { ticketDocuments } from '../../src/views/ticket-documents.ts';

/** `/ticket GC-12 file`, `/ticket GC-12 file site survey` */
export default defineTicketCommand({
  verbs: ['file', 'files', 'documents', '文件', '资料', '資料', '附件', '檔案'],
  summary: 'ticket.file.summary',
  usage: 'ticket.file.usage',
  example: 'ticket.file.example',
  async run({ opened, text, example }, context) {
    const { stage: named, rest } = readStage(text, opened.template);
    if (rest !== '') throw unknownStage(opened, named ? rest : text, example);
    const code = named && chooseStage(context, opened, named).code;
    return say(ticketDocuments(await listDocuments(context, opened, code), 1, context.words));
  },
});

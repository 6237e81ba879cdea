import { readDoneFor } from '../../src/language/read-done-for.ts';
import { defineTicketCommand } from '../../src/slack/define-ticket-command.ts';
import { openForm, say } from '../../src/slack/reply.ts';
import { checkNote } from '../../src/usecases/check-dates.ts';
import {
  checkCompletion,
  completeStage,
  documentsMissing,
} from '../../src/usecases/ticket/end-stage.ts';
import { chooseStage } from '../../src/usecases/ticket/find-ticket.ts';
import { offerStages } from '../../src/usecases/ticket/offer-stages.ts';
import { readStage, refuseNearStage } from '../../src/usecases/ticket/read-stage.ts';
import { stageDoneForm } from '../../src/views/stage-forms.ts';

/** `/ticket GC-12 done site survey line route agreed`: where documents are to be ticked, in the form. */
export default defineTicketCommand({
  verbs: ['done', 'finish', 'complete', '完成', '办结', '辦結', '办完', '辦完', '移交'],
  summary: 'ticket.done.summary',
  usage: 'ticket.done.usage',
  example: 'ticket.done.example',
  run: async ({ opened, text, example }, context) => {
    const { stage: key, rest } = readStage(text, opened.template);
    if (key === null) refuseNearStage(opened, text);
    const said = readDoneFor(rest);
    checkNote(context, said.note);
    const offered = key === null ? offerStages(context, opened, 'done', context.deliveryKey) : null;
    if (offered) return say(offered);
    const stage = chooseStage(context, opened, key, {
      fits: ({ state }) => state !== 'approval',
      example,
    });
    await checkCompletion(context, opened, stage);
    if ((await documentsMissing(context, opened, stage)).length > 0) {
      const { responseUrl, words } = context;
      const place = { responseUrl, isOwn: true };
      return openForm(stageDoneForm({ ...opened, stage, said }, place, words), {
        name: 'stage:form',
        value: { stageId: stage.id, form: 'done', line: context.deliveryKey },
      });
    }
    const completion = { ...said, note: said.note || null, documents: [] };
    return (await completeStage(context, opened, stage, completion)).file;
  },
});

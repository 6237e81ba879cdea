import { splitReference } from '../../src/language/split-reference.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { undoVisit } from '../../src/usecases/undo-visit.ts';
import { visitUndone } from '../../src/views/visit-card.ts';

/** `/visit undo V-12` */
export default defineCommand({
  noun: 'visit',
  verbs: ['undo', 'cancel', 'delete', 'remove', '撤销', '撤銷', '取消', '删除', '刪除'],
  summary: 'visit.undo.summary',
  usage: 'visit.undo.usage',
  example: 'visit.undo.example',
  takesText: true,

  read: (text) => splitReference('visit', text, 'visit.undo.example').number,

  async run(number, context) {
    const { visit, followUps } = await undoVisit(context, { number });
    return say(visitUndone(visit, followUps, context.words));
  },
});

import { splitReference } from '../../src/language/split-reference.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { openForm, say } from '../../src/slack/reply.ts';
import { commentVisit, findVisitToComment } from '../../src/usecases/comment-visit.ts';
import { visitEcho } from '../../src/views/visit-card.ts';
import { commentForm } from '../../src/views/visit-comment.ts';

/** `/visit comment V-12 ask for the drawings first`; without words it opens the form. */
export default defineCommand({
  noun: 'visit',
  verbs: ['comment', '批示', '批注', '批註', '点评', '點評'],
  summary: 'visit.comment.summary',
  usage: 'visit.comment.usage',
  example: 'visit.comment.example',
  takesText: true,

  read: (text) => splitReference('visit', text, 'visit.comment.example'),

  async run({ number, rest }, context) {
    if (rest === '') {
      const visit = await findVisitToComment(context, { number });
      const again = { name: 'visit:comment', value: { visitId: visit.id } };
      return openForm(commentForm(visit, context.responseUrl, context.words), again);
    }
    const card = await commentVisit(context, { number }, rest);
    return say(visitEcho(card, 'visit.commentKept', context.words), card.visit.id);
  },
});

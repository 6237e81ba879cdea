import { splitReference } from '../../src/language/split-reference.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { openForm } from '../../src/slack/reply.ts';
import { findOwnVisit } from '../../src/usecases/find-record.ts';
import { showVisit } from '../../src/usecases/show-visit.ts';
import { editVisitForm } from '../../src/views/visit-form.ts';

/** `/visit edit V-12` opens its form. */
export default defineCommand({
  noun: 'visit',
  verbs: ['edit', 'change', '修改', '编辑', '編輯'],
  summary: 'visit.edit.summary',
  usage: 'visit.edit.usage',
  example: 'visit.edit.example',
  takesText: true,

  read: (text) => splitReference('visit', text, 'visit.edit.example').number,

  async run(number, context) {
    const visit = await findOwnVisit(context, { number });
    const card = await showVisit(context, visit);
    const form = editVisitForm(card, context.responseUrl, context.words);
    return openForm(form, { name: 'visit:edit', value: { visitId: visit.id } });
  },
});

import { splitReference } from '../../src/language/split-reference.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { openForm } from '../../src/slack/reply.ts';
import { findOwnVisit } from '../../src/usecases/find-record.ts';
import { reportForm } from '../../src/views/visit-notes.ts';

/** `/visit report V-12` opens the visit report. */
export default defineCommand({
  noun: 'visit',
  verbs: ['report', '报告', '報告', '走访报告', '走訪報告'],
  summary: 'visit.report.summary',
  usage: 'visit.report.usage',
  example: 'visit.report.example',
  takesText: true,

  read: (text) => splitReference('visit', text, 'visit.report.example').number,

  async run(number, context) {
    const visit = await findOwnVisit(context, { number });
    const form = reportForm(visit, context.responseUrl, context.words);
    return openForm(form, { name: 'visit:report', value: { visitId: visit.id } });
  },
});

import { z } from 'zod';
import { reportFields, type VisitId, type VisitReport } from '../../domain/visit.ts';
import { addToVisit } from '../../usecases/add-to-visit.ts';
import { reportVisit } from '../../usecases/report-visit.ts';
import { visitEcho } from '../../views/visit-card.ts';
import { defineForm } from '../define-form.ts';
import { rewrite } from '../reply.ts';

const target = z.object({
  visitId: z.string().transform((id) => id as VisitId),
  version: z.number(),
  responseUrl: z.string().nullable(),
});

/** Keeps the visit report. */
export const saveReportForm = defineForm({
  name: 'visit:report',
  metadata: target,
  firstField: 'purpose',
  fieldOf: {},
  async run({ values }, { visitId, version }, context) {
    const report: VisitReport = Object.fromEntries(
      reportFields.map((field) => [field, values[field] ?? '']),
    );
    const card = await reportVisit(context, { visitId, version }, report);
    return rewrite(visitEcho(card, 'visit.reported', context.words));
  },
});

/** Adds to the note; what a colleague added meanwhile stays. */
export const addNoteForm = defineForm({
  name: 'visit:add-note',
  metadata: target,
  firstField: 'note',
  fieldOf: { 'error.noteLong': 'note' },
  async run({ values }, { visitId }, context) {
    const note = values.note?.trim() ?? '';
    const addition = { note, mentioned: [], followUp: null };
    const card = await addToVisit(context, { id: visitId }, addition);
    return rewrite(visitEcho(card, 'visit.noteAdded', context.words));
  },
});

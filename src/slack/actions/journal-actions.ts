import { z } from 'zod';
import type { FollowUpId } from '../../domain/follow-up.ts';
import type { VisitId } from '../../domain/visit.ts';
import { calendarDay } from '../../domain/zoned-time.ts';
import { findOwnVisit } from '../../usecases/find-record.ts';
import { openJournal, showJournal } from '../../usecases/keep-journal.ts';
import { showVisit } from '../../usecases/show-visit.ts';
import { undoFollowUp } from '../../usecases/undo-follow-up.ts';
import { undoVisit } from '../../usecases/undo-visit.ts';
import { journalCard, journalForm } from '../../views/journal-card.ts';
import { editVisitForm } from '../../views/visit-form.ts';
import { defineAction } from '../define-action.ts';
import { openForm, rewrite } from '../reply.ts';

const day = z.string().transform(calendarDay);

/** Opens the wrap-up of a day, with what was written; of today where the button names none. */
export const writeJournalAction = defineAction({
  name: 'journal:write',
  opensForm: true,
  value: z.object({ day: day.optional() }),
  async run({ day }, context) {
    const { today, words } = context;
    const form = await openJournal(context, day ?? today);
    const again = { name: 'journal:write', value: { day: form.day } };
    return openForm(journalForm(form, today, words), again);
  },
});

/** Opens the form of a visit; its answer does not take the journal's place. */
export const editJournalVisitAction = defineAction({
  name: 'journal:edit-visit',
  opensForm: true,
  value: z.object({ visitId: z.string().transform((id) => id as VisitId) }),
  async run({ visitId }, context) {
    const card = await showVisit(context, await findOwnVisit(context, { id: visitId }));
    return openForm(editVisitForm(card, null, context.words));
  },
});

/** Takes a record of a line back; the journal shows it so. */
export const undoJournalRecordAction = defineAction({
  name: 'journal:undo',
  value: z.object({ kind: z.enum(['visit', 'followUp']), id: z.string(), day }),
  async run({ kind, id, day }, context) {
    if (kind === 'visit') await undoVisit(context, { id: id as VisitId });
    else await undoFollowUp(context, { id: id as FollowUpId });
    const card = await showJournal(context, context.actor.person, day);
    return rewrite(journalCard(card, context.words));
  },
});

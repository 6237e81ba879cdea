import { z } from 'zod';
import { calendarDay } from '../../domain/zoned-time.ts';
import { writeJournal } from '../../usecases/keep-journal.ts';
import { journalCard } from '../../views/journal-card.ts';
import { defineForm } from '../define-form.ts';
import { say } from '../reply.ts';

/** Keeps a day's wrap-up, and says what was made of its lines. */
export const saveJournalForm = defineForm({
  name: 'journal:save',
  metadata: z.object({ day: z.string().transform(calendarDay), version: z.number() }),
  firstField: 'results',
  fieldOf: {},
  async run({ values }, { day, version }, context) {
    const { results, problems, tomorrow } = values;
    const card = await writeJournal(context, {
      day,
      version,
      results: results ?? '',
      problems: problems ?? '',
      tomorrow: tomorrow ?? '',
    });
    return say(journalCard(card, context.words));
  },
});

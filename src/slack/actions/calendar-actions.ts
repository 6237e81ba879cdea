import { z } from 'zod';
import { calendarDay } from '../../domain/zoned-time.ts';
import { allowCalendarChange, importYear, previewYear } from '../../usecases/change-calendar.ts';
import { showCalendar } from '../../usecases/show-calendar.ts';
import { calendarCard, plainAnswer } from '../../views/calendar-card.ts';
import { calendarImportForm, calendarPreview, importedCard } from '../../views/calendar-import.ts';
import { defineAction } from '../define-action.ts';
import { openForm, rewrite } from '../reply.ts';

const days = z.array(z.string().transform(calendarDay));

/** Another page of the calendar. */
export const listCalendarAction = defineAction({
  name: 'calendar:list',
  value: z.object({ year: z.number().nullable(), page: z.number() }),
  run: async ({ year, page }, context) =>
    rewrite(calendarCard(await showCalendar(context, year), page, context.words)),
});

/** Opens the form in which a year's notice is pasted. */
export const openCalendarImportAction = defineAction({
  name: 'calendar:open-import',
  opensForm: true,
  value: z.object({ year: z.number() }),
  async run({ year }, context) {
    allowCalendarChange(context);
    return openForm(calendarImportForm(year, context, context.words));
  },
});

/** Makes a year official as the preview shows it; where the calendar moved on, it is shown anew. */
export const confirmCalendarAction = defineAction({
  name: 'calendar:confirm',
  value: z.object({
    year: z.number(),
    version: z.number(),
    groups: z.array(z.tuple([z.string(), days, days])),
  }),
  async run({ year, version, groups }, context) {
    const { words } = context;
    const notice = {
      year,
      days: groups.flatMap(([name, off, work]) => [
        ...off.map((day) => ({ day, isWorkday: false, name })),
        ...work.map((day) => ({ day, isWorkday: true, name })),
      ]),
    };
    const change = await importYear(context, notice, version);
    if (change) return rewrite(importedCard(year, notice.days, words));
    const preview = await previewYear(context, notice);
    return rewrite(calendarPreview(preview, 'calendar.previewMoved', words));
  },
});

/** Leaves the calendar as it is. */
export const cancelCalendarAction = defineAction({
  name: 'calendar:cancel',
  value: z.object({}),
  run: async (_nothing, { words }) => rewrite(plainAnswer(words.t('calendar.cancelled'))),
});

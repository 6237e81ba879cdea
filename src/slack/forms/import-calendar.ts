import { z } from 'zod';
import { readHolidayNotice } from '../../language/read-holiday-notice.ts';
import { allowCalendarChange, previewYear } from '../../usecases/change-calendar.ts';
import { calendarPreview } from '../../views/calendar-import.ts';
import { defineForm } from '../define-form.ts';
import { say } from '../reply.ts';

/** Reads the notice that was pasted and shows what it would change; nothing is written yet. */
export const importCalendarForm = defineForm({
  name: 'calendar:import',
  metadata: z.object({ year: z.number(), responseUrl: z.string().nullable() }),
  firstField: 'notice',
  fieldOf: {},
  async run({ values }, { year }, context) {
    allowCalendarChange(context);
    const notice = readHolidayNotice(values.notice ?? '', year);
    const preview = await previewYear(context, notice);
    return say(calendarPreview(preview, 'calendar.preview', context.words));
  },
});

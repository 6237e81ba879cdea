import { can } from '../../src/domain/permissions.ts';
import { readCalendarLine } from '../../src/language/read-calendar-line.ts';
import { readHolidayNotice } from '../../src/language/read-holiday-notice.ts';
import { defineCommand, type GestureContext } from '../../src/slack/define-command.ts';
import { openForm, type Reply, say } from '../../src/slack/reply.ts';
import {
  allowCalendarChange,
  checkCalendarYear,
  estimateYear,
  overrideDay,
  previewYear,
} from '../../src/usecases/change-calendar.ts';
import { showCalendar, showCalendarDay } from '../../src/usecases/show-calendar.ts';
import {
  calendarCard,
  dayAnswer,
  overriddenCard,
  plainAnswer,
} from '../../src/views/calendar-card.ts';
import { calendarImportForm, calendarPreview } from '../../src/views/calendar-import.ts';
import { formatDay } from '../../src/views/format-dates.ts';

/** `/kam calendar`: shows it; with a year imports its notice, with a day sets the day by hand. */
export default defineCommand({
  noun: 'kam',
  verbs: [
    ...['calendar', 'holidays', 'workdays'],
    ...['日历', '日曆', '工作日历', '工作日曆', '节假日', '節假日', '放假安排', '假期'],
  ],
  summary: 'kam.calendar.summary',
  usage: 'kam.calendar.usage',
  example: 'kam.calendar.example',
  takesText: true,

  read(text, { now, actor, isWorkday }) {
    return readCalendarLine(text, { now, zone: actor.person.timeZone, isWorkday });
  },

  async run(asked, context) {
    const { words, actor } = context;
    switch (asked.ask) {
      case 'show':
        return say(calendarCard(await showCalendar(context, null), 1, words));
      case 'day':
        return say(dayAnswer(await showCalendarDay(context, asked.day), words));
      case 'estimate': {
        const change = await estimateYear(context, asked.year);
        const year = String(asked.year);
        const key = change ? 'calendar.estimatedNow' : 'calendar.same';
        return say(plainAnswer(words.t(key, { year })));
      }
      case 'import': {
        checkCalendarYear(context, asked.year);
        if (asked.text.trim() !== '') return preview(context, asked.year, asked.text);
        if (!can(actor, { do: 'change-calendar' })) {
          return say(calendarCard(await showCalendar(context, asked.year), 1, words));
        }
        const again = { name: 'calendar:open-import', value: { year: asked.year } };
        return openForm(calendarImportForm(asked.year, context, words), again);
      }
      case 'override': {
        const { day, to, name } = asked;
        const wanted = to === 'reset' ? null : { isWorkday: to === 'work', name };
        const change = await overrideDay(context, day, wanted);
        if (change) return say(overriddenCard(day, wanted, change.isWorkday, words));
        const key = wanted ? 'calendar.overriddenSame' : 'calendar.resetNothing';
        return say(plainAnswer(words.t(key, { day: formatDay(day, null, words) })));
      }
    }
  },
});

async function preview(context: GestureContext, year: number, text: string): Promise<Reply> {
  allowCalendarChange(context);
  const shown = await previewYear(context, readHolidayNotice(text, year));
  return say(calendarPreview(shown, 'calendar.preview', context.words));
}

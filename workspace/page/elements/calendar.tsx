import type { MouseEvent } from 'react';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import { addMonths, type CalendarDay, firstWeekdayOf, weeksOfMonth } from './calendar-month.ts';

/** One month of days to pick from. */
export function Calendar(props: {
  /** Each day's button has this id with the day behind it: `id-2026-03-18`. */
  readonly id: string;
  /** The day the keys stand on; its month is shown. */
  readonly active: CalendarDay;
  readonly chosen: CalendarDay | null;
  readonly today: CalendarDay;
  readonly onPick: (day: CalendarDay) => void;
  readonly onTurn: (day: CalendarDay) => void;
}) {
  const { id, active, chosen, today, onPick, onTurn } = props;
  const { words, reader } = usePage();
  const weeks = weeksOfMonth(active, firstWeekdayOf(reader.locale));
  const write = (day: CalendarDay, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(reader.locale, { timeZone: 'UTC', ...options }).format(Date.parse(day));
  // The input keeps the focus; losing it would close the month before the click arrives.
  const stay = (event: MouseEvent) => event.preventDefault();

  return (
    <div id={id} className="calendar">
      <div className="calendar-head">
        <button
          type="button"
          className="icon-button"
          tabIndex={-1}
          aria-label={words.previousMonth}
          onMouseDown={stay}
          onClick={() => onTurn(addMonths(active, -1))}
        >
          <Glyph name="left" />
        </button>
        <strong aria-live="polite">{write(active, { year: 'numeric', month: 'long' })}</strong>
        <button
          type="button"
          className="icon-button"
          tabIndex={-1}
          aria-label={words.nextMonth}
          onMouseDown={stay}
          onClick={() => onTurn(addMonths(active, 1))}
        >
          <Glyph name="right" />
        </button>
      </div>
      <table>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                {write(day, { weekday: 'narrow' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0] ?? ''}>
              {week.map((day) => (
                <td key={day}>
                  <button
                    id={`${id}-${day}`}
                    type="button"
                    tabIndex={-1}
                    className={classOf(day, { active, today })}
                    aria-pressed={day === chosen}
                    aria-label={write(day, { dateStyle: 'long' })}
                    onMouseDown={stay}
                    onClick={() => onPick(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <button
        type="button"
        className="link-button"
        tabIndex={-1}
        onMouseDown={stay}
        onClick={() => onPick(today)}
      >
        {words.today}
      </button>
    </div>
  );
}

function classOf(day: CalendarDay, marks: { active: CalendarDay; today: CalendarDay }): string {
  const names = ['day'];
  if (day.slice(0, 7) !== marks.active.slice(0, 7)) names.push('other-month');
  if (day === marks.today) names.push('today');
  if (day === marks.active) names.push('active');
  return names.join(' ');
}

import type { Customer } from '../customer.ts';
import { isYearlyKind, longestDateName, nextOccurrence } from '../important-date.ts';
import { addYears } from '../zoned-time.ts';
import type { Cell } from './cell.ts';
import { type DateFields, dateColumns, dateOwnColumns } from './date-columns.ts';
import type { FoundHeaders } from './find-headers.ts';
import { dateKey, type ImportedDate } from './imported-records.ts';
import { customerOf, type PlannedRecord, planEach, type RecordContext } from './plan-records.ts';
import { type Refused, type RowPlace, readRow, refuse, refuseLong } from './refused-row.ts';

/** Plans row after row what becomes of days that are not to be forgotten. */
export const planDates = (context: RecordContext) => {
  const ofKey = new Map(dateColumns.map((column) => [column.key, column]));
  const seen = new Map<string, RowPlace>();
  return {
    /** Rows of a sheet of dates. */
    rows: planEach<ImportedDate>(
      context,
      dateKey,
      (cells, found) => dateOf(readRow(cells, found, ofKey, context), context),
      seen,
    ),
    /** Those that a row of customers has in columns of their own. */
    own:
      (found: FoundHeaders, sheet: string) =>
      (cells: readonly Cell[], row: number, customer: Customer): readonly PlannedRecord[] =>
        dateOwnColumns.flatMap((column) => {
          const place = found.columns.indexOf(column.key);
          if ((cells[place] ?? null) === null) return [];
          const columns = found.columns.map((key) => (key === column.key ? key : null));
          const plan = planEach<ImportedDate>(
            context,
            dateKey,
            (some, at) => {
              const read = readRow(some, at, new Map([[column.key, column]]), context);
              return dateOf({ ...read, customer: customer.name }, context, column.label);
            },
            seen,
          );
          const planned = plan({ ...found, columns }, sheet)(cells, row);
          return planned ? [planned] : [];
        }),
  };
};

/** `column`: what holds the day, where it has a column of its own. */
function dateOf(
  fields: Partial<DateFields>,
  context: RecordContext,
  column: Refused['problem']['column'] = 'export.day',
): ImportedDate {
  const { settings, today } = context;
  const customer = customerOf(fields.customer, context);
  if (!customer) throw refuse('import.problem.noName', 'import.column.name');
  const { kind = 'other', label = '', day } = fields;
  if (!day) throw refuse('import.problem.noDay', column);
  const isYearly = fields.isYearly ?? fields.isUsuallyYearly ?? isYearlyKind(kind);
  const date = { customerId: customer.id, kind, label, day, isYearly };
  if (!context.known.has(dateKey(date))) {
    if (kind === 'other' && label === '') {
      throw refuse('import.problem.noDateName', 'import.column.dateKind');
    }
    refuseLong(label, longestDateName, 'import.column.dateLabel');
    if (nextOccurrence(date, today) === null) {
      throw refuse('import.problem.dateOver', column, { value: day });
    }
    const years = settings['date.maximumYears'];
    if (day > addYears(today, years)) {
      throw refuse('import.problem.dateFar', column, { value: day, years: String(years) });
    }
  }
  return { id: context.newDateId(), ...date };
}

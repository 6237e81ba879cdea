import { richText } from './check-rich-text.ts';
import { byType, type Check, lengthOf, list, number, object, string } from './check-shapes.ts';
import { limits } from './payload-limits.ts';
import { isObject, objectsOf, textOf } from './slack-json.ts';

/** At least one of these fields. */
export function needsOneOf(...fields: readonly string[]): Check {
  return (value, at, { report }) => {
    if (isObject(value) && fields.every((field) => value[field] === undefined)) {
      report(at, 'missing_field', `missing required field: ${fields.join(' or ')}`);
    }
  };
}

const cell = byType(
  {
    raw_text: object({ type: string(), text: string() }),
    raw_number: object({ type: string(), value: number(), text: string() }),
    rich_text: richText,
  },
  'unknown_element_type',
);

/** A row of a table. */
export const tableRow: Check = list(cell, { max: limits.tableColumns });

/** Rows of one length. */
export const evenRows: Check = (value, at, { report }) => {
  const rows = isObject(value) && Array.isArray(value.rows) ? value.rows : [];
  const lengths = new Set(rows.map((row: unknown) => (Array.isArray(row) ? row.length : 0)));
  if (lengths.size > 1) {
    report(`${at}/rows`, 'failed_constraint', 'every row must have as many cells as the first');
  }
};

/** A data table's header and its size as a whole. */
export const dataTableSize: Check = (value, at, { report }) => {
  const rows: readonly unknown[] = isObject(value) && Array.isArray(value.rows) ? value.rows : [];
  const header = objectsOf(rows[0]);
  if (header.some((one) => one.type === 'rich_text')) {
    report(`${at}/rows/0`, 'failed_constraint', 'the header row takes no rich_text');
  }
  const texts = rows.flatMap((row) => objectsOf(row)).map((one) => textOf(one.text));
  const length = texts.reduce((sum, text) => sum + lengthOf(text), 0);
  if (length > limits.dataTableCharacters) {
    report(
      `${at}/rows`,
      'too_long',
      `all cells together must be less than ${limits.dataTableCharacters + 1} characters`,
    );
  }
};

import {
  anything,
  byType,
  type Check,
  lengthOf,
  list,
  number,
  object,
  string,
} from './check-shapes.ts';
import { limits } from './payload-limits.ts';
import { isObject, objectsOf, textOf } from './slack-json.ts';

/** Every block's type. */
export const blockType = { type: string() };
/** Every block's id. */
export const named = { block_id: string({ max: limits.id }) };

/** At least one of these fields. */
export function needsOneOf(...fields: readonly string[]): Check {
  return (value, at, { report }) => {
    if (isObject(value) && fields.every((field) => value[field] === undefined)) {
      report(at, 'missing_field', `missing required field: ${fields.join(' or ')}`);
    }
  };
}

/** Rich text, whose inner parts are Slack's own output and not looked into. */
export const richText: Check = object(
  {
    ...blockType,
    elements: list(
      byType(
        {
          rich_text_section: anything,
          rich_text_list: anything,
          rich_text_quote: anything,
          rich_text_preformatted: anything,
        },
        'rich text element',
        'unknown_element_type',
      ),
      { min: 0 },
    ),
  },
  named,
);

const cell = byType(
  {
    raw_text: object({ type: string(), text: string() }),
    raw_number: object({ type: string(), value: number(), text: string() }),
    rich_text: richText,
  },
  'cell',
  'unknown_element_type',
);

/** A row of a table. */
export const tableRow: Check = list(cell, { max: limits.tableColumns });

/** Rows of one length. */
export const evenRows: Check = (value, at, { report }) => {
  const rows = isObject(value) && Array.isArray(value.rows) ? value.rows : [];
  const lengths = new Set(rows.map((row) => (Array.isArray(row) ? row.length : 0)));
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

const label = string({ max: limits.chartLabel });
const point = object({ label, value: number() });
const axes = {
  series: list(object({ name: label, data: list(point, { max: limits.chartPoints }) }), {
    max: limits.chartSeries,
  }),
};
const axisConfig = object(
  {},
  {
    categories: list(label, { max: limits.chartPoints }),
    x_label: string({ max: limits.chartTitle }),
    y_label: string({ max: limits.chartTitle }),
  },
);
const axisChart = object({ type: string(), ...axes }, { axis_config: axisConfig });
/** A pie, bar, line or area chart. */
export const chart: Check = byType(
  {
    pie: object({
      type: string(),
      segments: list(object({ label, value: number({ min: Number.MIN_VALUE }) }), {
        max: limits.chartSeries,
      }),
    }),
    bar: axisChart,
    line: axisChart,
    area: axisChart,
  },
  'chart',
  'unknown_element_type',
);

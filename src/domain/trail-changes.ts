/** One field of a record, before and after; undefined where it was not there. */
export type FieldChange = {
  /** Fields inside of a field follow an underscore: `report_purpose`. */
  readonly field: string;
  readonly from: FieldValue | undefined;
  readonly to: FieldValue | undefined;
};

export type FieldValue = string | number | boolean | null | readonly string[];

/** What tells people nothing: marks of the bot's own, and what follows from other fields. */
const untold = new Set([
  'id',
  'teamId',
  'number',
  'version',
  'createdAt',
  'createdBy',
  'seriesId',
  'visitId',
  'timeZone',
  'quantities',
  'stages',
  'started',
  'moved',
  'change_kind',
  'change_stages',
  'openedAt',
  'openedBy',
  'energisedOn',
  'dueAt',
  'capAt',
  'forecastOn',
  'templateVersion',
  'calendarVersion',
  'snoozed_at',
  'snoozed_by',
  'closed_at',
  'closed_by',
]);

/** What differs between a record before and after a change, field by field, as the trail keeps both. */
export function changesBetween(before: unknown, after: unknown): readonly FieldChange[] {
  const earlier = fieldsOf(before);
  const later = fieldsOf(after);
  const names = [...new Set([...earlier.keys(), ...later.keys()])];
  return names
    .filter((field) => !untold.has(field.replace(/^ticket_/, '')))
    .map((field) => ({ field, from: earlier.get(field), to: later.get(field) }))
    .filter(({ from, to }) => JSON.stringify(from ?? null) !== JSON.stringify(to ?? null));
}

function fieldsOf(record: unknown, prefix = ''): ReadonlyMap<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  if (!isRecord(record)) return fields;
  for (const [name, value] of Object.entries(record)) {
    const field = `${prefix}${name}`;
    if (isValue(value)) fields.set(field, value);
    else if (!Array.isArray(value)) {
      for (const [inner, one] of fieldsOf(value, `${field}_`)) fields.set(inner, one);
    }
  }
  return fields;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isValue = (value: unknown): value is FieldValue =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string'));

import type { CellReaders } from '../domain/import/import-column.ts';
import type { Instant, ZoneName } from '../domain/zoned-time.ts';
import { readBirthday } from '../language/read-birthday.ts';
import { readImportantDate } from '../language/read-important-date.ts';
import { readSupplyPoints } from '../language/read-supply-points.ts';

/** Reads cells of a list as the same words are read where people type them. */
export const cellReaders = (now: Instant, zone: ZoneName): CellReaders => ({
  supplyPoints: readSupplyPoints,
  birthday: readBirthday,
  importantDate: (text) => readImportantDate(text, { now, zone }),
});

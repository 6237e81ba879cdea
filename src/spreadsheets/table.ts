/** What a cell holds; days as `2026-03-10`, with a time as `2026-03-10 14:30`. */
export type CellValue = string | number | boolean | null;

/** A sheet as it was read: rows in order, the first one is row 1 of the file. */
export type Sheet = {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  /** Cells with a formula whose result is not in the file: `row/column`, both from 0. */
  readonly unreckoned: readonly string[];
};

/** How much of a file is read. */
export type FileLimits = {
  readonly fileBytes: number;
  /** Of all that a packed file holds, unpacked. */
  readonly unpackedBytes: number;
  /** Of a sheet, its headers included. */
  readonly rows: number;
  readonly columns: number;
  readonly milliseconds: number;
  /** What the reading thread may keep in its heap. */
  readonly heapMegabytes: number;
};

/** Ours: no team has more customers, and no sheet of them more columns. */
export const fileLimits: FileLimits = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 80 * 1024 * 1024,
  rows: 20_010,
  columns: 100,
  milliseconds: 20_000,
  heapMegabytes: 192,
};

/** Why a file is not read. */
export const refusals = [
  'too-large',
  'wrong-type',
  'old-excel',
  'encrypted',
  'macros',
  'external-links',
  'bomb',
  'too-many-rows',
  'too-many-columns',
  'encoding',
  'damaged',
  'empty',
  'too-long',
] as const;
export type Refusal = (typeof refusals)[number];

/** A file that is not read, and why. */
export class RefusedFileError extends Error {
  override readonly name = 'RefusedFileError';
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(`the file is refused: ${refusal}`, options);
    this.refusal = refusal;
  }
}

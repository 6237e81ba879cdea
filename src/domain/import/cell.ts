import type { Phrase } from '../user-error.ts';

/** What a cell of a table holds; days as `2026-03-10`. */
export type Cell = string | number | boolean | null;

/** What was read of a cell, or why it cannot be taken. */
export type ReadCell<Value> = { readonly value: Value } | { readonly problem: Phrase };

/** A cell as it is written out; a day becomes a real date. */
export type WrittenCell = string | number | null | { readonly day: string };

/** A header without what people put around it: `客户名称（必填）*` is 客户名称. */
export const foldHeader = (header: Cell): string =>
  String(header ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|[\s*:_./-]/gu, '');

import { setImmediate as turn } from 'node:timers/promises';
import type { FoundTable } from './find-tables.ts';

/** So many rows are planned before others have their turn. */
export const plannedTogether = 200;

/** Plans the rows of a table below its headers. */
export async function planTable<Row>(
  { sheet: { rows, unreckoned }, found }: FoundTable,
  plan: (cells: FoundTable['sheet']['rows'][number], row: number) => Row | null,
): Promise<readonly (Row | RefusedFormula)[]> {
  const withoutResult = new Set(unreckoned.map((place) => Number(place.split('/')[0])));
  const planned: (Row | RefusedFormula)[] = [];
  for (let index = found.row + 1; index < rows.length; index += 1) {
    if (index % plannedTogether === 0) await turn();
    const row = index + 1;
    const one = withoutResult.has(index)
      ? ({ row, outcome: 'refused', problem: formulaProblem } as const)
      : plan(rows[index] ?? [], row);
    if (one) planned.push(one);
  }
  return planned;
}

const formulaProblem = { column: null, phrase: { key: 'import.problem.formula' } } as const;
type RefusedFormula = {
  readonly row: number;
  readonly outcome: 'refused';
  readonly problem: typeof formulaProblem;
};

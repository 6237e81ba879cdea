import type { CustomerId } from '../domain/customer.ts';

/** Many names in one text, each after a line break, so that a part of a name is found by one search. */
export type NameList = {
  readonly text: string;
  readonly starts: readonly number[];
  readonly owners: readonly CustomerId[];
};

/** A part that stands in more names than this is no help in choosing. */
const mostHits = 400;

/** The customers with a name that holds the key: those whose name starts with it first, then the shorter names. */
export function ownersOf(list: NameList, key: string): readonly CustomerId[] {
  const hits: { readonly id: CustomerId; readonly rank: number }[] = [];
  const seen = new Set<CustomerId>();
  const collect = (needle: string, keyOffset: number, penalty: number) => {
    for (
      let at = list.text.indexOf(needle);
      at !== -1 && hits.length < mostHits;
      at = list.text.indexOf(needle, at + 1)
    ) {
      const position = lastAtOrBefore(list.starts, at + keyOffset);
      const id = list.owners[position];
      const start = list.starts[position];
      if (id === undefined || start === undefined || seen.has(id)) continue;
      seen.add(id);
      const end = list.text.indexOf('\n', start);
      hits.push({ id, rank: penalty + (end === -1 ? list.text.length : end) - start });
    }
  };
  collect(`\n${key}`, 1, 0);
  collect(key, 0, 1000);
  return hits.sort((a, b) => a.rank - b.rank).map((hit) => hit.id);
}

function lastAtOrBefore(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if ((starts[middle] ?? Number.POSITIVE_INFINITY) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** Collects names and makes the list. */
export class NameListBuilder {
  private readonly names: string[] = [];
  private readonly starts: number[] = [];
  private readonly owners: CustomerId[] = [];
  private length = 0;

  add(name: string, owner: CustomerId): void {
    this.names.push(name);
    this.starts.push(this.length + 1);
    this.owners.push(owner);
    this.length += name.length + 1;
  }

  list(): NameList {
    return { text: `\n${this.names.join('\n')}`, starts: this.starts, owners: this.owners };
  }
}

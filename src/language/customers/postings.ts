/** For each key, the entries that have it, in ascending order. */
export type Postings = {
  /** Where the entries of each key start; one more at the end. */
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
};

const nothing = new Uint32Array(0);

/** The entries that have a key. */
export function entriesOf({ starts, entries }: Postings, key: number | undefined): Uint32Array {
  if (key === undefined || key < 0 || key + 1 >= starts.length) return nothing;
  return entries.subarray(starts[key], starts[key + 1]);
}

/** Collects keys entry by entry: two flat lists take a tenth of the memory of a list for each key. */
export class PostingsBuilder {
  private keys = new Uint32Array(1024);
  private entries = new Uint32Array(1024);
  private count = 0;

  add(key: number, entry: number): void {
    if (this.count === this.keys.length) {
      this.keys = grown(this.keys);
      this.entries = grown(this.entries);
    }
    this.keys[this.count] = key;
    this.entries[this.count] = entry;
    this.count += 1;
  }

  postings(keyCount: number): Postings {
    const starts = new Uint32Array(keyCount + 1);
    for (const key of this.keys.subarray(0, this.count))
      starts[key + 1] = (starts[key + 1] ?? 0) + 1;
    for (let key = 1; key <= keyCount; key += 1) {
      starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
    }
    const next = starts.slice();
    const entries = new Uint32Array(this.count);
    for (let index = 0; index < this.count; index += 1) {
      const key = this.keys[index] ?? 0;
      const at = next[key] ?? 0;
      entries[at] = this.entries[index] ?? 0;
      next[key] = at + 1;
    }
    return { starts, entries };
  }
}

function grown(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(list.length * 2);
  longer.set(list);
  return longer;
}

/** The entries that stand in both ascending lists. */
export function entriesInBoth(one: Uint32Array, other: Uint32Array): readonly number[] {
  const both: number[] = [];
  let at = 0;
  let last = -1;
  for (const entry of one) {
    if (entry === last) continue;
    last = entry;
    while (at < other.length && (other[at] ?? 0) < entry) at += 1;
    if (other[at] === entry) both.push(entry);
  }
  return both;
}

/** Entries that have at least `least` of the keys, those with most keys first; at most `limit`. */
export function entriesWithMost(
  postings: Postings,
  keys: readonly number[],
  { entryCount, least, limit }: Readonly<Record<'entryCount' | 'least' | 'limit', number>>,
): readonly number[] {
  const lists = keys
    .map((key) => entriesOf(postings, key))
    .sort((one, other) => one.length - other.length);
  // What has enough of the keys has one of the rarest: only those lists bring entries in.
  const bringing = lists.length - least + 1;
  const counts = new Uint8Array(entryCount);
  const brought: number[] = [];
  for (const list of lists.slice(0, Math.max(0, bringing))) {
    for (const entry of list) {
      const count = counts[entry] ?? 0;
      if (count === 0) brought.push(entry);
      // Beyond this a name is hostile; the count must not start over.
      if (count < 255) counts[entry] = count + 1;
    }
  }
  let enough = brought;
  for (const [position, list] of lists.entries()) {
    if (position < bringing) continue;
    const before = least - (lists.length - position);
    enough = enough.filter((entry) => (counts[entry] ?? 0) >= before);
    countIn(list, enough, counts);
  }
  enough = enough.filter((entry) => (counts[entry] ?? 0) >= least);
  if (enough.length <= limit) return enough;
  return enough.sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0)).slice(0, limit);
}

/** Counts one for those of the entries that stand in the ascending list, the quicker way. */
function countIn(list: Uint32Array, entries: readonly number[], counts: Uint8Array): void {
  const add = (entry: number) => {
    const count = counts[entry] ?? 0;
    if (count > 0 && count < 255) counts[entry] = count + 1;
  };
  if (entries.length * Math.log2(list.length + 1) > list.length)
    for (const entry of list) add(entry);
  else for (const entry of entries) if (holds(list, entry)) add(entry);
}

function holds(list: Uint32Array, entry: number): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < entry) low = middle + 1;
    else high = middle;
  }
  return list[low] === entry;
}

/** Many short texts in one, each after a line break, so that a part is found by one search. */
export type NameList = {
  readonly text: string;
  readonly starts: Uint32Array;
  /** To which entry each belongs. */
  readonly entries: Uint32Array;
};

/** A text that holds the key: whose it is, and where in it the key stands. */
export type ListHit = {
  readonly entry: number;
  readonly isStart: boolean;
  readonly isWhole: boolean;
  readonly length: number;
};

/** A part that stands in more texts than this is no help in choosing. */
const mostHits = 400;

const longKey = 3;

/** The texts that hold the key, those that start with it first where the key is short. */
export function textsWith(list: NameList, key: string): readonly ListHit[] {
  const hits: ListHit[] = [];
  const seen = new Set<number>();
  // A longer key stands in few texts: one search finds them all.
  for (const needle of key.length > longKey ? [key] : [`\n${key}`, key]) {
    for (
      let at = list.text.indexOf(needle);
      at !== -1 && hits.length < mostHits;
      at = list.text.indexOf(needle, at + 1)
    ) {
      const keyAt = at + needle.length - key.length;
      const position = lastAtOrBefore(list.starts, keyAt);
      const entry = list.entries[position];
      const start = list.starts[position];
      if (entry === undefined || start === undefined || seen.has(position)) continue;
      seen.add(position);
      const nextStart = list.starts[position + 1] ?? list.text.length + 1;
      const length = nextStart - 1 - start;
      const isStart = keyAt === start;
      hits.push({ entry, isStart, isWhole: isStart && length === key.length, length });
    }
  }
  return hits;
}

function lastAtOrBefore(starts: Uint32Array, at: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if ((starts[middle] ?? Number.POSITIVE_INFINITY) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** Collects texts and makes the list. */
export class NameListBuilder {
  private readonly texts: string[] = [];
  private readonly starts: number[] = [];
  private readonly entries: number[] = [];
  private length = 0;

  add(text: string, entry: number): void {
    this.texts.push(text);
    this.starts.push(this.length + 1);
    this.entries.push(entry);
    this.length += text.length + 1;
  }

  list(): NameList {
    return {
      text: `\n${this.texts.join('\n')}`,
      starts: Uint32Array.from(this.starts),
      entries: Uint32Array.from(this.entries),
    };
  }
}

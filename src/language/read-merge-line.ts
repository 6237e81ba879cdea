import { type CustomerIndex, type CustomerMatch, findCustomer } from './customers/find-customer.ts';

/** Two customers of a line: the one that goes, and the one that stays. */
export type MergeLine = { readonly from: CustomerMatch; readonly into: CustomerMatch };

/** What stands between the two. */
const between =
  /\s+(?:into|in|to|with)\s+|\s*(?:->|→|=>)\s*|\s*(?:合并|合併)?(?:到|进|進|入|至)\s*/giu;

const surety: Readonly<Record<CustomerMatch['kind'], number>> = {
  one: 3,
  several: 2,
  unknown: 1,
  none: 0,
};

/**
 * `Acme into Acme Foods`, `华钢 到 华新钢铁`: where a name itself has such a word in it, the place is
 * taken at which both are known best. Null where there is no such word.
 */
export function readMergeLine(typed: string, customers: CustomerIndex): MergeLine | null {
  const line = typed.trim().replace(/^(?:把|将|將)\s*/u, '');
  let best: MergeLine | null = null;
  for (const { index, 0: word } of line.matchAll(between)) {
    const from = findCustomer(line.slice(0, index), customers);
    const into = findCustomer(line.slice(index + word.length), customers);
    if (best === null || suretyOf({ from, into }) > suretyOf(best)) best = { from, into };
  }
  return best;
}

const suretyOf = ({ from, into }: MergeLine): number => surety[from.kind] * surety[into.kind];

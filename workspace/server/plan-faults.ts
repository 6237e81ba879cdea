/** What goes wrong with a call. "Before" and "after" say on which side of doing the work. */
export type Fault =
  | { readonly kind: 'drop-before' }
  | { readonly kind: 'drop-after' }
  | { readonly kind: 'status-before' | 'status-after'; readonly status: number }
  /** 429; null: without `Retry-After`. */
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'cut-body-after' }
  /** The work is done at once, and its answer comes so much later. */
  | { readonly kind: 'slow'; readonly afterMs: number }
  /** The connection is dropped at once, and the work is done so much later all the same. */
  | { readonly kind: 'late-accept'; readonly afterMs: number }
  | { readonly kind: 'never-answer'; readonly accept: boolean };

/** A share of the calls that meets a fault, each of these as often as the others. */
export type RandomFaults = {
  /** From 0 to 1; 0 ends it. */
  readonly share: number;
  readonly faults: readonly Fault[];
  /** The same seed draws the same for the first, the second … call. */
  readonly seed: number;
};

/** The faults that wait for their calls. */
export type FaultPlan = {
  readonly add: (method: string, fault: Fault, times: number) => void;
  /** From now on a share of this method's calls, beside those that wait for theirs. */
  readonly addAtRandom: (method: string, random: RandomFaults) => void;
  /** Takes the next fault of this method. */
  readonly take: (method: string) => Fault | undefined;
};

/** A plan without faults. */
export function createFaultPlan(): FaultPlan {
  const waiting = new Map<string, Fault[]>();
  const drawn = new Map<string, () => Fault | undefined>();
  return {
    add(method, fault, times) {
      const faults = waiting.get(method) ?? [];
      waiting.set(method, [...faults, ...Array.from({ length: times }, () => fault)]);
    },
    addAtRandom(method, { share, faults, seed }) {
      const next = randomShares(seed);
      drawn.set(method, () => {
        // Two draws for each call, so that another share meets the same calls, and more.
        const [isMet, which] = [next() < share, next()];
        return isMet ? faults[Math.floor(which * faults.length)] : undefined;
      });
    },
    take: (method) => waiting.get(method)?.shift() ?? drawn.get(method)?.(),
  };
}

/** Numbers from 0 up to 1 that look drawn (mulberry32). */
function randomShares(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Whether the work of a call is done at once although the fault hides it. */
export function isAccepted(fault: Fault | undefined): boolean {
  switch (fault?.kind) {
    case undefined:
    case 'drop-after':
    case 'status-after':
    case 'cut-body-after':
    case 'slow':
      return true;
    case 'never-answer':
      return fault.accept;
    default:
      return false;
  }
}

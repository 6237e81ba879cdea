/** What goes wrong with a call. "Before" and "after" say on which side of doing the work. */
export type Fault =
  | { readonly kind: 'drop-before' }
  | { readonly kind: 'drop-after' }
  | { readonly kind: 'status-before' | 'status-after'; readonly status: number }
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'cut-body-after' }
  | { readonly kind: 'never-answer'; readonly accept: boolean };

/** The faults that wait for their calls. */
export type FaultPlan = {
  readonly add: (method: string, fault: Fault, times: number) => void;
  /** Takes the next fault of this method. */
  readonly take: (method: string) => Fault | undefined;
};

/** A plan without faults. */
export function createFaultPlan(): FaultPlan {
  const waiting = new Map<string, Fault[]>();
  return {
    add(method, fault, times) {
      const faults = waiting.get(method) ?? [];
      waiting.set(method, [...faults, ...Array.from({ length: times }, () => fault)]);
    },
    take: (method) => waiting.get(method)?.shift(),
  };
}

/** Whether the work of a call is done although the fault hides it. */
export function isAccepted(fault: Fault | undefined): boolean {
  switch (fault?.kind) {
    case undefined:
    case 'drop-after':
    case 'status-after':
    case 'cut-body-after':
      return true;
    case 'never-answer':
      return fault.accept;
    default:
      return false;
  }
}

/** Slack's limit: a trigger opens one form, within three seconds. */
export const triggerLifeMilliseconds = 3_000;

/** What became of a trigger id: the person it belongs to, or Slack's error. */
export type TriggerUse =
  | { readonly kind: 'good'; readonly personId: string }
  | {
      readonly kind: 'refused';
      readonly error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';
    };

/** Hands out trigger ids and takes each once. */
export type TriggerDesk = {
  readonly issue: (personId: string) => string;
  /** Looks without using it up. */
  readonly check: (triggerId: string) => TriggerUse;
  readonly use: (triggerId: string) => TriggerUse;
};

/** A desk with no triggers out. */
export function createTriggerDesk(
  now: () => number,
  newId: (prefix: string) => string,
): TriggerDesk {
  const issued = new Map<string, { personId: string; at: number; isUsed: boolean }>();
  const check = (triggerId: string): TriggerUse => {
    const trigger = issued.get(triggerId);
    if (trigger === undefined) return { kind: 'refused', error: 'invalid_trigger_id' };
    if (trigger.isUsed) return { kind: 'refused', error: 'exchanged_trigger_id' };
    if (now() - trigger.at > triggerLifeMilliseconds) {
      return { kind: 'refused', error: 'expired_trigger_id' };
    }
    return { kind: 'good', personId: trigger.personId };
  };
  return {
    issue(personId) {
      const triggerId = newId('trigger.');
      issued.set(triggerId, { personId, at: now(), isUsed: false });
      return triggerId;
    },
    check,
    use(triggerId) {
      const use = check(triggerId);
      const trigger = issued.get(triggerId);
      if (use.kind === 'good' && trigger !== undefined) trigger.isUsed = true;
      return use;
    },
  };
}

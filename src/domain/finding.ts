/** What a look at one part of the set-up brought. `look`: it works, and somebody should know. */
export type Finding = {
  readonly check: string;
  readonly state: 'good' | 'look' | 'bad';
  readonly says: string;
  /** What to do about it. */
  readonly remedy: string | null;
};

export const good = (check: string, says: string): Finding => ({
  check,
  state: 'good',
  says,
  remedy: null,
});
export const look = (check: string, says: string, remedy: string): Finding => ({
  check,
  state: 'look',
  says,
  remedy,
});
export const bad = (check: string, says: string, remedy: string): Finding => ({
  check,
  state: 'bad',
  says,
  remedy,
});

/** A word by which a reminder, or a line, is found again wherever it went. */
export type Token = string;

/** A reminder that has to come. */
export type Promised = {
  readonly token: Token;
  readonly channelId: string;
  /** Epoch milliseconds. */
  readonly dueAt: number;
};

/** A message of the stand-in's list that tells of a reminder; one that tells of several is several. */
export type Shown = {
  readonly token: Token;
  readonly channelId: string;
  readonly at: number;
  /** Whether it says that it may have come before. */
  readonly isMarked: boolean;
};

/** What the database says became of a reminder's message. */
export type Fate = { readonly state: string; readonly reason: string | null };

/** A line that was confirmed, or is in the database, with the reference it was given. */
export type Line = { readonly token: Token; readonly reference: string };

/** All that is known of a run when it is over. */
export type Evidence = {
  readonly promised: readonly Promised[];
  readonly shown: readonly Shown[];
  readonly fates: ReadonlyMap<Token, Fate>;
  readonly confirmed: readonly Line[];
  readonly written: readonly Line[];
};

/** What a run has shown. Lists of tokens; empty is good, but for marked repeats and what is held. */
export type Verdict = {
  readonly lost: readonly Token[];
  /** Not there, not provable either, and listed for a person to look. */
  readonly held: readonly Token[];
  /** There more than once without a word about it, as often as it is too many. */
  readonly duplicated: readonly Token[];
  /** There once more, and saying so. */
  readonly markedRepeats: readonly Token[];
  readonly misrouted: readonly Token[];
  readonly early: readonly Token[];
  readonly late: readonly Token[];
  /** Milliseconds from due to shown, of those that are there. */
  readonly lateness: readonly number[];
  readonly lostWrites: readonly Token[];
  readonly doubledWrites: readonly Token[];
  /** Written, though nobody was told: allowed, because the answer may get lost. */
  readonly unconfirmedWrites: number;
};

/** From here on a reminder is late: then it says so itself. */
export const lateAfterMs = 5 * 60_000;

/**
 * Counts what a run lost, doubled, delayed and sent to others.
 * @param earlyByMs By how much the bot's clock was ahead of the stand-in's, at most.
 */
export function checkEvidence(evidence: Evidence, earlyByMs = 0): Verdict {
  const shown = Map.groupBy(evidence.shown, ({ token }) => token);
  const lost: Token[] = [];
  const held: Token[] = [];
  const duplicated: Token[] = [];
  const markedRepeats: Token[] = [];
  const misrouted: Token[] = [];
  const early: Token[] = [];
  const late: Token[] = [];
  const lateness: number[] = [];
  for (const { token, channelId, dueAt } of evidence.promised) {
    const all = shown.get(token) ?? [];
    const copies = all.filter((one) => one.channelId === channelId);
    misrouted.push(...all.filter((one) => one.channelId !== channelId).map(() => token));
    const [first, ...repeats] = copies.toSorted((one, other) => one.at - other.at);
    if (first === undefined) {
      (isHeld(evidence.fates.get(token)) ? held : lost).push(token);
      continue;
    }
    for (const { isMarked } of repeats) (isMarked ? markedRepeats : duplicated).push(token);
    const lateMs = first.at - dueAt;
    lateness.push(lateMs);
    if (lateMs < -earlyByMs) early.push(token);
    if (lateMs > lateAfterMs) late.push(token);
  }
  return {
    ...{ lost, held, duplicated, markedRepeats, misrouted, early, late, lateness },
    ...checkWrites(evidence),
  };
}

/** A reminder that could not be proven and is held is listed; anything else that is gone is lost. */
const isHeld = (fate: Fate | undefined): boolean =>
  fate?.state === 'held' && (fate.reason ?? '').startsWith('not provable');

function checkWrites({
  confirmed,
  written,
}: Evidence): Pick<Verdict, 'lostWrites' | 'doubledWrites' | 'unconfirmedWrites'> {
  const inDatabase = Map.groupBy(written, ({ token }) => token);
  const isThere = ({ token, reference }: Line) =>
    (inDatabase.get(token) ?? []).some((one) => one.reference === reference);
  const told = new Set(confirmed.map(({ token }) => token));
  return {
    lostWrites: confirmed.filter((line) => !isThere(line)).map(({ token }) => token),
    doubledWrites: [...inDatabase].filter(([, lines]) => lines.length > 1).map(([token]) => token),
    unconfirmedWrites: [...inDatabase.keys()].filter((token) => !told.has(token)).length,
  };
}

/** One measured figure, as one JSON line on stdout. */
export type Figure = {
  readonly figure: string;
  readonly value: number;
  readonly unit:
    | 'ms'
    | 's'
    | 'lines/s'
    | 'texts/s'
    | 'MB'
    | '%'
    | 'customers'
    | 'messages'
    | 'statements';
  /** What it is measured against in the same run, and that one's value; null without a peer. */
  readonly peer: string | null;
  readonly peerValue: number | null;
  /** In words, such as `≤ 50`; null where the figure is only shown. */
  readonly goal: string | null;
  readonly ok: boolean;
};

/** Prints a figure; nothing else goes to stdout. */
export function report({ value, peerValue, ...figure }: Figure): void {
  const { figure: name, unit, peer, goal, ok } = figure;
  const line = {
    figure: name,
    value: rounded(value),
    unit,
    peer,
    peerValue: peerValue === null ? null : rounded(peerValue),
    goal,
    ok,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** The value below which a share of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** To a tenth; what is smaller to a hundredth. */
const rounded = (value: number) => {
  const parts = Math.abs(value) < 1 ? 100 : 10;
  return Math.round(value * parts) / parts;
};

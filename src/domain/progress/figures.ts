import type { ProgressTopic } from './progress-query.ts';

/** Every figure; the topic that it belongs to stands before it in the name. */
export const figureKeys = [
  'visits-held',
  'visits-due',
  'visits-kept',
  'visits-rate',
  'visits-overdue',
  'follow-ups-due',
  'follow-ups-kept',
  'follow-ups-late',
  'follow-ups-rate',
  'follow-ups-open',
  'follow-ups-overdue',
  'tickets-open',
  'tickets-blue',
  'tickets-yellow',
  'tickets-red',
  'tickets-overdue',
  'tickets-cap',
  'tickets-over-cap',
  'tickets-risk',
  'tickets-green',
  'tickets-approvals',
  'tickets-opened',
  'tickets-completed',
  'tickets-in-time',
  'tickets-late',
  'tickets-rate',
  'customers-all',
  'customers-gaps',
  'customers-key-persons',
  'customers-met',
  'customers-coverage',
] as const;
export type FigureKey = (typeof figureKeys)[number];

/** One figure. */
export type Figure = {
  readonly key: FigureKey;
  /** A count, or a share of 1 where it is a rate; null: it cannot be computed. */
  readonly value: number | null;
  /** The same of the period before; undefined: it is of this moment, not of a period. */
  readonly before?: number | null;
  /** What it is to reach; undefined where that is nothing. */
  readonly target?: number;
};

const shares: readonly FigureKey[] = [
  'visits-rate',
  'follow-ups-rate',
  'tickets-cap',
  'tickets-rate',
  'customers-coverage',
];

/** Whether a figure is a share of 1, not a count. */
export const isShare = (key: FigureKey): boolean => shares.includes(key);

/** The topic that a figure belongs to. */
export const topicOf = (key: FigureKey): ProgressTopic =>
  key.startsWith('visits')
    ? 'visits'
    : key.startsWith('follow-ups')
      ? 'follow-ups'
      : key.startsWith('tickets')
        ? 'tickets'
        : 'customers';

/** A share; null where there is nothing to share, which is not the same as none of it. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;

/** A count or a rate of a period beside that of the one before it. */
export const compared = (
  key: FigureKey,
  value: number | null,
  before: number | null,
  target?: number,
): Figure => ({ key, value, before, ...(target ? { target } : {}) });

/** A count of this moment. */
export const counted = (key: FigureKey, value: number | null): Figure => ({ key, value });

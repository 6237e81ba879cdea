import { expect, test } from 'vitest';
import {
  checkEvidence,
  type Evidence,
  type Fate,
  lateAfterMs,
  type Shown,
} from '../../bench/rig/check-evidence.ts';

const due = 1_000_000;
const promised = [
  { token: 'R1R', channelId: 'D1', dueAt: due },
  { token: 'R2R', channelId: 'D2', dueAt: due },
];
const shown = (token: string, more: Partial<Shown> = {}): Shown => ({
  ...{ token, channelId: `D${token[1]}`, at: due + 2_000, isMarked: false },
  ...more,
});
const line = (token: string, reference: string) => ({ token, reference });

const whole: Evidence = {
  promised,
  shown: [shown('R1R'), shown('R2R')],
  fates: new Map<string, Fate>([
    ['R1R', { state: 'sent', reason: null }],
    ['R2R', { state: 'sent', reason: null }],
  ]),
  confirmed: [line('K1K', 'V-1')],
  written: [line('K1K', 'V-1'), line('K2K', 'V-2')],
};
const good = {
  lost: [],
  held: [],
  duplicated: [],
  markedRepeats: [],
  misrouted: [],
  early: [],
  late: [],
  lateness: [2_000, 2_000],
  lostWrites: [],
  doubledWrites: [],
  unconfirmedWrites: 1,
};

const one = { lateness: [2_000] };
const fate = (state: string, reason: string | null) => ({
  shown: [shown('R2R')],
  fates: new Map([['R1R', { state, reason }]]),
});
const rows: readonly (readonly [string, Partial<Evidence>, object])[] = [
  ['nothing went wrong', {}, {}],
  ['one is not there, though it counts as sent', fate('sent', null), { lost: ['R1R'], ...one }],
  ['one was given up', fate('dead', 'dropped'), { lost: ['R1R'], ...one }],
  ['one was never decided', { shown: [shown('R2R')], fates: new Map() }, { lost: ['R1R'], ...one }],
  [
    'one is held for a person to look',
    fate('held', 'not provable: missing_scope'),
    { held: ['R1R'], ...one },
  ],
  ['one is held for another reason', fate('held', 'never answered'), { lost: ['R1R'], ...one }],
  [
    'one came three times',
    { shown: [shown('R1R'), shown('R2R'), shown('R2R'), shown('R2R')] },
    { duplicated: ['R2R', 'R2R'] },
  ],
  [
    'one came again and says so',
    { shown: [shown('R1R'), shown('R2R'), shown('R2R', { at: due + 9_000, isMarked: true })] },
    { markedRepeats: ['R2R'] },
  ],
  [
    'one came again, and the earlier of the two says so',
    { shown: [shown('R1R'), shown('R2R', { at: due + 1_000, isMarked: true }), shown('R2R')] },
    { duplicated: ['R2R'], lateness: [2_000, 1_000] },
  ],
  [
    'one went to somebody else',
    { shown: [shown('R1R', { channelId: 'D2' }), shown('R2R')] },
    { misrouted: ['R1R'], lost: ['R1R'], ...one },
  ],
  [
    'one went to somebody else, too',
    { shown: [shown('R1R'), shown('R1R', { channelId: 'CTEAM' }), shown('R2R')] },
    { misrouted: ['R1R'] },
  ],
  [
    'one came early',
    { shown: [shown('R1R', { at: due - 1 }), shown('R2R')] },
    { early: ['R1R'], lateness: [-1, 2_000] },
  ],
  [
    'one came late',
    { shown: [shown('R1R', { at: due + lateAfterMs + 1 }), shown('R2R')] },
    { late: ['R1R'], lateness: [lateAfterMs + 1, 2_000] },
  ],
  [
    'a confirmed line is not in the database',
    { written: [line('K2K', 'V-2')] },
    { lostWrites: ['K1K'] },
  ],
  [
    'a confirmed line is there under another number',
    { written: [line('K1K', 'V-2')] },
    { lostWrites: ['K1K'], unconfirmedWrites: 0 },
  ],
  [
    'a line was written twice',
    { written: [line('K1K', 'V-1'), line('K1K', 'V-2')] },
    { doubledWrites: ['K1K'], unconfirmedWrites: 0 },
  ],
];
test.each(rows)('%s', (_what, evidence, verdict) => {
  expect(checkEvidence({ ...whole, ...evidence })).toEqual({ ...good, ...verdict });
});

test('a bot whose clock was ahead may be as much too early', () => {
  const evidence = { ...whole, shown: [shown('R1R', { at: due - 100 }), shown('R2R')] };
  expect(checkEvidence(evidence, 100).early).toEqual([]);
  expect(checkEvidence(evidence, 99).early).toEqual(['R1R']);
});

import { expect, test } from 'vitest';
import { killAtStatements } from '../../bench/rig/kill-at-statements.ts';

test('killed before a statement of a line, acknowledged or not, the line is carried out and answered once', {
  timeout: 120_000,
}, async () => {
  const points = [12, 58];
  expect(await killAtStatements(points)).toEqual({
    points,
    acknowledged: 1,
    ...{ lost: 0, doubled: 0, unanswered: 0, answeredTwice: 0, problems: [] },
  });
});

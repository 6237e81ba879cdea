import { expect, test } from 'vitest';
import { watchJumps } from '../../src/slack/watch-jumps.ts';

test('a clock that is set, or runs on while the machine sleeps, is not steady for the time after; nor is it at the start', () => {
  let [wall, elapsed] = [1_000_000, 0];
  const jumps = watchJumps(
    () => wall,
    () => elapsed,
  );
  const pass = (ms: number) => {
    wall += ms;
    elapsed += ms;
  };
  const seen = [jumps.isSteadyFor(20_000)];
  pass(20_000);
  seen.push(jumps.isSteadyFor(20_000));
  for (const jump of [90_000, -90_000, 900]) {
    pass(60_000);
    wall += jump;
    seen.push(jumps.isSteadyFor(20_000));
    pass(19_999);
    seen.push(jumps.isSteadyFor(20_000));
    pass(1);
    seen.push(jumps.isSteadyFor(20_000));
  }
  expect(seen).toEqual([false, true, false, false, true, false, false, true, true, true, true]);
});

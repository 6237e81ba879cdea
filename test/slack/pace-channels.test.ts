import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Instant, instant } from '../../src/domain/zoned-time.ts';
import { paceChannels } from '../../src/slack/pace-channels.ts';

const start = instant(Date.UTC(2026, 10, 20, 2));
const later = (ms: number): Instant => instant(start + ms);

test('a channel takes three at once, and one a second from then on; others are not held up', () => {
  const pace = paceChannels();
  expect([0, 0, 0].map(() => pace.posted('C1', start))).toEqual([null, null, later(1000)]);
  expect(pace.posted('C2', start)).toBeNull();
  expect(pace.posted('C1', later(1000))).toEqual(later(2000));
  expect(pace.posted('C1', later(2000))).toEqual(later(3000));
  // It was full again after three seconds of rest.
  expect([0, 0, 0].map(() => pace.posted('C1', later(6000)))).toEqual([null, null, later(7000)]);
});

test('whoever waits as long as it says never posts more than a burst and one a second', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 }), (gaps) => {
      const pace = paceChannels();
      const posted: number[] = [];
      let now: number = start;
      let freeAt: number = start;
      for (const gap of gaps) {
        now = Math.max(now + gap, freeAt);
        posted.push(now);
        freeAt = pace.posted('C1', instant(now)) ?? now;
      }
      for (const [index, at] of posted.entries()) {
        const within = posted.slice(index).filter((other) => other - at < 10_000).length;
        expect(within).toBeLessThanOrEqual(3 + 10);
      }
    }),
    { seed: 3 },
  );
});

/**
 * Loaded before the bot's process: its clock is the run's, which starts at a moment of its own and
 * may run faster than the machine's. All waiting is as much shorter, so that every limit of the bot
 * keeps its proportion. `setShift` moves its wall clock, as a hand or a time service would.
 */
import { z } from 'zod';

const given = z
  .object({ base: z.number(), realBase: z.number(), factor: z.number().positive() })
  .parse(JSON.parse(process.env.LINESMAN_RIG_CLOCK ?? 'null'));
const RealDate = Date;
const { base, realBase, factor } = given;
let shiftMs = 0;

/** By how much the process's wall clock is off from now on; waits go on as they were. */
export function setShift(ms: number): void {
  shiftMs = ms;
}

const now = () => Math.round(base + (RealDate.now() - realBase) * factor + shiftMs);

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: (target) => new target(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});

if (factor !== 1) {
  const hurried = <Wait extends (run: never, ms: never) => unknown>(wait: Wait): Wait =>
    new Proxy(wait, {
      apply: (target, self, [run, ms, ...rest]: unknown[]) =>
        Reflect.apply(target, self, [run, typeof ms === 'number' ? ms / factor : ms, ...rest]),
    });
  globalThis.setTimeout = hurried(globalThis.setTimeout);
  globalThis.setInterval = hurried(globalThis.setInterval);
  const realElapsed = performance.now.bind(performance);
  performance.now = () => realElapsed() * factor;
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (ms) => Reflect.apply(timeout, AbortSignal, [Math.ceil(ms / factor)]);
}

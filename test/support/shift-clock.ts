/**
 * Loaded before the bot's process (`--import`): its clock starts at LINESMAN_TEST_NOW, an ISO
 * instant, and runs on from there.
 */
const RealDate = Date;
const shiftMs = RealDate.parse(process.env.LINESMAN_TEST_NOW ?? '') - RealDate.now();
if (Number.isNaN(shiftMs)) throw new Error('LINESMAN_TEST_NOW is not an instant');

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: unknown[], newTarget) =>
    Reflect.construct(target, given.length === 0 ? [target.now() + shiftMs] : given, newTarget),
  apply: (target) => new target(target.now() + shiftMs).toString(),
  get: (target, name, receiver) =>
    name === 'now' ? () => target.now() + shiftMs : Reflect.get(target, name, receiver),
});

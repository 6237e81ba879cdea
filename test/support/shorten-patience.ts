/**
 * Loaded before the bot's process (`--import`): timers of LINESMAN_TEST_LONG milliseconds end after
 * LINESMAN_TEST_SHORT.
 */
const realSetTimeout = globalThis.setTimeout;
const long = Number(process.env.LINESMAN_TEST_LONG);
const short = Number(process.env.LINESMAN_TEST_SHORT);
if (!(long > short)) throw new Error('LINESMAN_TEST_LONG is not above LINESMAN_TEST_SHORT');

globalThis.setTimeout = new Proxy(realSetTimeout, {
  apply: (target, self, [run, ms, ...rest]: unknown[]) =>
    Reflect.apply(target, self, [run, ms === long ? short : ms, ...rest]),
});

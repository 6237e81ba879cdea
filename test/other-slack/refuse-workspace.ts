import { registerHooks } from 'node:module';

/** Loaded before the bot's process (`--import`): a file of workspace/ that is loaded ends it. */
const folder = new URL('../../workspace/', import.meta.url).href;
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    if (found.url.startsWith(folder)) throw new Error(`workspace/ is loaded: ${found.url}`);
    return found;
  },
});

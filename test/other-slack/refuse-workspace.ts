import { registerHooks } from 'node:module';

/**
 * Loaded before the bot's process (`--import`): a file of workspace/ that is loaded ends it, but for
 * the rules of Block Kit, by which the bot looks at what it sends.
 */
const folder = new URL('../../workspace/', import.meta.url).href;
const blockKit = `${folder}block-kit/`;
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const isOurs = found.url.startsWith(folder) && !found.url.startsWith(blockKit);
    if (isOurs) throw new Error(`workspace/ is loaded: ${found.url}`);
    return found;
  },
});

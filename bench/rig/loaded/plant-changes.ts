/**
 * Loaded before the bot's process: changes its source as it is loaded, by LINESMAN_RIG_CHANGES.
 * A change whose place is not there, or not once, ends the process: it would prove nothing.
 */
import { registerHooks } from 'node:module';
import { z } from 'zod';

const change = z.object({ file: z.string(), find: z.string(), replace: z.string() });
const changes = z.array(change).parse(JSON.parse(process.env.LINESMAN_RIG_CHANGES ?? '[]'));

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const mine = changes.filter(({ file }) => url.endsWith(`/${file}`));
    if (mine.length === 0) return loaded;
    let source = Buffer.from(
      z.union([z.string(), z.instanceof(Uint8Array)]).parse(loaded.source),
    ).toString();
    for (const { file, find, replace } of mine) {
      if (source.split(find).length !== 2) throw new Error(`${file} does not say once: ${find}`);
      source = source.replace(find, () => replace);
    }
    return { ...loaded, source };
  },
});

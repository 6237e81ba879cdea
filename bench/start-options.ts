import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The options of Node with which `npm start` runs the bot. */
export const startOptions = z
  .object({ scripts: z.object({ start: z.string().regex(/^node .*src\/main\.ts$/) }) })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')))
  .scripts.start.split(' ')
  .slice(1, -1);

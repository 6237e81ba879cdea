import { z } from 'zod';
import { instant } from '../../domain/zoned-time.ts';
import { showBulletin } from '../../usecases/show-bulletin.ts';
import { weeklyBulletinPage } from '../../views/weekly-bulletin.ts';
import { defineAction } from '../define-action.ts';
import { rewrite, say } from '../reply.ts';

const since = z.number().int().transform(instant);

/** Shows all of a bulletin to whoever asks, page by page. */
export const openBulletinAction = defineAction({
  name: 'bulletin:open',
  value: z.object({ since }),
  run: async (value, context) =>
    say(weeklyBulletinPage(await showBulletin(context, value.since), 1, context.words)),
});

/** Turns its pages. */
export const pageBulletinAction = defineAction({
  name: 'bulletin:page',
  value: z.object({ since, page: z.number().int() }),
  run: async ({ since: from, page }, context) =>
    rewrite(weeklyBulletinPage(await showBulletin(context, from), page, context.words)),
});

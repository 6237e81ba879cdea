import { z } from 'zod';
import { figureKeys } from '../../domain/progress/figures.ts';
import type { ColumnKey } from '../../domain/progress/progress.ts';
import { type ProgressQuery, parseProgressQuery } from '../../domain/progress/progress-query.ts';
import { exportProgress } from '../../usecases/export-progress.ts';
import { exportYear } from '../../usecases/export-year.ts';
import { answerFigureList } from '../../usecases/list-behind-figure.ts';
import { answerProgress } from '../../usecases/plans-in-progress.ts';
import { sendProgressPicture } from '../../usecases/send-progress-picture.ts';
import { shareProgress } from '../../usecases/share-progress.ts';
import { sentences } from '../../views/message.ts';
import { defineAction } from '../define-action.ts';
import { rewrite, say, silent } from '../reply.ts';

const query = z.string().transform((text, context): ProgressQuery => {
  const read = parseProgressQuery(text);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'not a question about progress' });
  return z.NEVER;
});
const columns: readonly ColumnKey[] = [
  ...figureKeys,
  'stages-running',
  'stages-overdue',
  'days-overdue',
];

/** Another topic, or the same one in another order. */
export const showProgressAction = defineAction({
  name: 'progress:show',
  value: z.object({ of: query, sort: z.enum(columns).nullable().default(null) }),
  run: async ({ of, sort }, context) => rewrite(await answerProgress(context, of, sort)),
});

/** The figures, as a message of their own. */
export const sendProgressAction = defineAction({
  name: 'progress:send',
  value: z.object({ of: query }),
  run: async ({ of }, context) => say(await answerProgress(context, of)),
});

/** What a figure counts; its pages take each other's place. */
export const listFigureAction = defineAction({
  name: 'progress:list',
  value: z.object({
    of: query,
    figure: z.enum(figureKeys),
    page: z.number().int().nullable().default(null),
  }),
  async run({ of, figure, page }, context) {
    const message = await answerFigureList(context, of, figure, page ?? 1);
    return page === null ? say(message) : rewrite(message);
  },
});

/** Posts the figures in the conversation where the button stands. */
export const shareProgressAction = defineAction({
  name: 'progress:share',
  value: z.object({ of: query }),
  async run({ of }, context) {
    await shareProgress(context, of);
    return silent;
  },
});

/** Sends the chart of the figures as a picture. */
export const drawProgressAction = defineAction({
  name: 'progress:picture',
  value: z.object({ of: query }),
  async run({ of }, context) {
    await sendProgressPicture(context, of, context.words);
    return say(sentences(context.words.t('chart.coming')));
  },
});

/** Sends the figures as a spreadsheet. */
export const exportProgressAction = defineAction({
  name: 'progress:export',
  value: z.object({ of: query }),
  async run({ of }, context) {
    await exportProgress(context, of);
    return say(sentences(context.words.t('export.coming')));
  },
});

/** Sends a year of the team as a spreadsheet. */
export const exportYearAction = defineAction({
  name: 'year:export',
  value: z.object({ year: z.number().int() }),
  async run({ year }, context) {
    await exportYear(context, year);
    return say(sentences(context.words.t('export.coming')));
  },
});

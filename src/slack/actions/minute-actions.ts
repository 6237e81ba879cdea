import { z } from 'zod';
import type { MinuteId } from '../../domain/minute.ts';
import { openMinute, undoMinute } from '../../usecases/change-minute.ts';
import { minuteForm, minutesEcho } from '../../views/minutes.ts';
import { defineAction } from '../define-action.ts';
import { openForm, rewrite } from '../reply.ts';

const value = z.object({ id: z.string().transform((id) => id as MinuteId) });

/** Takes a line of the minutes back. */
export const undoMinuteAction = defineAction({
  name: 'minute:undo',
  value,
  run: async ({ id }, context) =>
    rewrite(minutesEcho(await undoMinute(context, id), context.words)),
});

/** Opens the form for a line of the minutes. */
export const editMinuteAction = defineAction({
  name: 'minute:edit',
  value,
  async run({ id }, context) {
    const { words, actor, responseUrl } = context;
    const form = await openMinute(context, id);
    return openForm(minuteForm(form, responseUrl, actor.person.timeZone, words));
  },
});

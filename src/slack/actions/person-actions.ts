import { z } from 'zod';
import { erasePerson } from '../../usecases/erase-person.ts';
import { erasedNote } from '../../views/erase-person.ts';
import { defineAction } from '../define-action.ts';
import { rewrite } from '../reply.ts';

/** Erases the person whom an earlier line names; the button does not carry the name. */
export const erasePersonAction = defineAction({
  name: 'person:erase',
  value: z.object({ line: z.string() }),
  once: ({ line }) => line,
  async run({ line }, context) {
    const { text } = await context.earlierLine(line);
    return rewrite(erasedNote(await erasePerson(context, text), context.words));
  },
});

import { z } from 'zod';
import type { PersonId } from '../../domain/person.ts';
import { UserError } from '../../domain/user-error.ts';
import { askHandOver } from '../../usecases/hand-over/ask-hand-over.ts';
import { personId } from '../../usecases/recognise-person.ts';
import { handOverPreview } from '../../views/hand-over-card.ts';
import { defineForm } from '../define-form.ts';
import { say } from '../reply.ts';

/** Shows what would go to the chosen person. */
export const askHandOverForm = defineForm({
  name: 'hand-over:ask',
  metadata: z.object({ fromId: z.string().transform((one) => one as PersonId) }),
  firstField: 'to',
  fieldOf: {},
  async run({ people }, { fromId }, context) {
    const [chosen] = people.to ?? [];
    if (chosen === undefined) throw new UserError('error.handOverWho');
    const toId = personId(context.actor.team.workspaceId, chosen);
    const shown = await askHandOver(context, { fromId, toId, customerIds: null });
    return say(handOverPreview(shown, context.words));
  },
});

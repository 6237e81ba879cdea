import { can } from '../../src/domain/permissions.ts';
import { formatReference, parseReference } from '../../src/domain/reference.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { showVisit } from '../../src/usecases/show-visit.ts';
import { allow } from '../../src/usecases/use-case-context.ts';
import { visitEcho, visitPost, visitTitle } from '../../src/views/visit-card.ts';

/** `V-12`, after any noun or alone: the visit, with its buttons for those who may change it. */
export default defineCommand({
  noun: 'visit',
  verbs: [],
  summary: 'visit.show.summary',
  usage: 'visit.show.usage',
  example: 'visit.show.example',
  takesText: true,
  reference: 'visit',

  read(text) {
    const reference = parseReference(text);
    if (reference?.kind !== 'visit') throw new Error(`Not the reference of a visit: ${text}`);
    return reference.number;
  },

  async run(number, context) {
    const { actor, repositories, words } = context;
    const visit = await repositories.visits.findByNumber(actor.team.id, number);
    const reference = formatReference('visit', number);
    if (!visit) {
      throw new UserError('error.unknownReference', { reference }, 'customer.find.example');
    }
    if (visit.undoneAt !== null) throw new UserError('error.alreadyUndone', { reference });
    const card = await showVisit(context, visit);
    if (can(actor, { do: 'change-visit', to: visit })) {
      return say(visitEcho(card, visitTitle(visit), words));
    }
    allow(context, { do: 'see-customer', to: card.customer });
    const manager = await repositories.people.find(visit.managerId);
    return say(visitPost(card, manager?.name ?? '?', words));
  },
});

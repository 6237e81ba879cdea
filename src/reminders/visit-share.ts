import type { Visit, VisitId } from '../domain/visit.ts';
import { wordsFor } from '../i18n/words.ts';
import type { Message } from '../views/message.ts';
import { undonePost, visitPost } from '../views/visit-card.ts';
import type { RecordMessage, RuleContext } from './define-rule.ts';
import { loadVisitCard } from './load-visit-card.ts';

/**
 * A visit that was shared with a conversation. Nothing plans it: it is posted when somebody shares
 * it, worded from the record at that moment, and reworded when the record changes.
 */
export const visitShare: RecordMessage = {
  key: 'visit-share',
  async version(subjectId, { read }) {
    const visit = await read.visits.find(subjectId as VisitId);
    if (!visit) return undefined;
    // Versions only grow, so their sum moves on with the visit and with each of its follow-ups.
    const followUps = await read.followUps.ofVisit(visit.id);
    return followUps.reduce((sum, { version }) => sum + version, visit.version);
  },
  async rewrite(subjectId, context, isPosted) {
    const visit = await context.read.visits.find(subjectId as VisitId);
    // Nobody has to hear that something was taken back that they never saw.
    if (!visit || (visit.undoneAt !== null && !isPosted)) return undefined;
    return postOf(visit, context);
  },
};

async function postOf(visit: Visit, context: RuleContext): Promise<Message | undefined> {
  const { read } = context;
  const team = await read.teams.find(visit.teamId);
  const author = await read.people.find(visit.managerId);
  if (!team || !author) return undefined;
  const words = wordsFor(team.locale);
  if (visit.undoneAt !== null) return undonePost(visit, words);
  const card = await loadVisitCard(visit, author, context);
  return card && visitPost(card, author.name, words);
}

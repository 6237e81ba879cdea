import { can } from '../domain/permissions.ts';
import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import type { Visit } from '../domain/visit.ts';
import type { VisitComment, VisitCommentId } from '../domain/visit-comment.ts';
import { wordsFor } from '../i18n/words.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import type { VisitCard } from '../views/visit-card.ts';
import { commentNotice } from '../views/visit-comment.ts';
import { checkNote } from './check-dates.ts';
import { findVisit, type VisitKey } from './find-record.ts';
import { showVisit } from './show-visit.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/**
 * A visit whose report the actor may comment on.
 *
 * @throws UserError where it is not there, their own, still ahead, or they do not lead its team.
 */
export async function findVisitToComment(context: UseCaseContext, key: VisitKey): Promise<Visit> {
  const visit = await findVisit(context, key);
  const reference = formatReference('visit', visit.number);
  if (!can(context.actor, { do: 'comment-visit', to: visit })) {
    const isOwn = visit.managerId === context.actor.person.id;
    throw new UserError(isOwn ? 'error.commentOwn' : 'error.commentForLeads', { reference });
  }
  if (visit.state === 'planned') throw new UserError('error.commentAhead', { reference });
  return visit;
}

/**
 * Keeps what a lead has to say to a visit, and tells whoever went, once.
 *
 * @throws UserError as above, or where nothing is said.
 */
export async function commentVisit(
  context: UseCaseContext,
  key: VisitKey,
  text: string,
): Promise<VisitCard> {
  const { repositories, actor, now, newId } = context;
  const visit = await findVisitToComment(context, key);
  if (text.trim() === '') throw new UserError('error.commentMissing', {}, 'visit.comment.example');
  checkNote(context, text);
  const comment: VisitComment = {
    id: newId<VisitCommentId>(),
    teamId: visit.teamId,
    visitId: visit.id,
    by: actor.person.id,
    text: text.trim(),
    at: now,
  };
  await repositories.visitComments.add(comment);
  await audit(context, 'visit.comment', `visitComment/${comment.id}`, null, comment);
  const card = await showVisit(context, visit);
  const author = await repositories.people.find(visit.managerId);
  if (author?.isActive) {
    const said = { visit, customer: card.customer, by: actor.person.name, text: comment.text };
    const message = commentNotice(said, wordsFor(author.locale));
    const address = { workspaceId: actor.team.workspaceId, channelId: author.slackUserId };
    const key = `visit-comment/${comment.id}`;
    await repositories.outbox.add({
      ...readyMessage({ ...message, about: visit.id }, address, key, now),
      subjectId: visit.id,
    });
  }
  return card;
}

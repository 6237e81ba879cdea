import type { NewId } from '../domain/new-id.ts';
import { type Action, can } from '../domain/permissions.ts';
import type { Actor } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import type { Settings } from '../domain/settings.ts';
import { UserError } from '../domain/user-error.ts';
import type { CalendarDay, Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import type { ReadingWatch } from './watch-reading.ts';

/** What every use case works with: who acts, when, and on which records. */
export type UseCaseContext = {
  /** Those of the transaction that the whole line runs in. */
  readonly repositories: Repositories;
  readonly actor: Actor;
  readonly settings: Settings;
  readonly now: Instant;
  /** The actor's day. */
  readonly today: CalendarDay;
  readonly newId: NewId;
  /** Who opened which customers of late; absent where nobody reads. */
  readonly reading?: ReadingWatch;
};

/** @throws UserError where the actor may not do it. */
export function allow({ actor }: UseCaseContext, action: Action): void {
  if (!can(actor, action)) throw notAllowed(actor, action);
}

/** Who may, where that can be said. */
function notAllowed({ team }: Actor, action: Action): UserError {
  switch (action.do) {
    case 'open-ticket':
      return new UserError('error.ticketOpening');
    case 'lead-ticket':
      return new UserError('error.ticketOfManagers', {
        reference: formatReference('ticket', action.to.number),
      });
    case 'see-ticket':
      return action.to.ticket.teamId === team.id
        ? new UserError('error.ticketNotYours', {
            reference: formatReference('ticket', action.to.ticket.number),
          })
        : new UserError('error.notAllowed', { team: team.name });
    case 'work-on-stage':
    case 'hold-stage':
    case 'assign-stage':
    case 'approve-stage':
      return new UserError('error.stageOfOthers', {
        reference: formatReference('ticket', action.of.number),
      });
    default:
      return new UserError('error.notAllowed', { team: team.name });
  }
}

const hourMs = 60 * 60 * 1000;

/**
 * Some things can be taken back for so many hours.
 *
 * @throws UserError where it is longer ago that they were done. `reference`: what they were done to.
 */
export function refuseLate(
  { settings, now }: UseCaseContext,
  doneAt: Instant,
  reference: string,
): void {
  const hours = settings['undo.hours'];
  if (now - doneAt > hours * hourMs) throw new UserError('error.undoTooLate', { reference, hours });
}

/** Notes who changed what, in the same transaction. */
export async function audit(
  { repositories, actor, now }: UseCaseContext,
  action: string,
  subject: string,
  before: unknown,
  after: unknown,
): Promise<void> {
  await repositories.audit.add({
    workspaceId: actor.team.workspaceId,
    at: now,
    actorId: actor.person.id,
    action,
    subject,
    before,
    after,
  });
}

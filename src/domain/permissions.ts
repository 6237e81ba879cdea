import type { Customer } from './customer.ts';
import type { FollowUp } from './follow-up.ts';
import type { Actor, Person, TeamId } from './person.ts';
import type { Visit } from './visit.ts';

/** What can be done, and to what. */
export type Action =
  | { readonly do: 'log-visit'; readonly to: Customer }
  | { readonly do: 'change-visit'; readonly to: Visit }
  | { readonly do: 'see-customer'; readonly to: Customer }
  | { readonly do: 'add-customer' }
  | { readonly do: 'add-follow-up' }
  | { readonly do: 'change-follow-up'; readonly to: FollowUp }
  | { readonly do: 'set-up-team' }
  | { readonly do: 'pause-sending' };

const leads = (actor: Actor) => actor.person.role === 'lead' || actor.person.role === 'admin';
const sameTeam = (actor: Actor, subject: { readonly teamId: TeamId }) =>
  subject.teamId === actor.team.id;

/**
 * The one place that says who may do what. Deny by default; records of another team are out of
 * reach for everybody.
 */
export function can(actor: Actor, action: Action): boolean {
  if (!actor.person.isActive || actor.person.teamId !== actor.team.id) return false;
  switch (action.do) {
    case 'log-visit':
    case 'see-customer':
      return sameTeam(actor, action.to) && actor.person.role !== 'specialist';
    case 'add-customer':
      return actor.person.role !== 'specialist';
    case 'add-follow-up':
      return true;
    case 'change-visit':
      return (
        sameTeam(actor, action.to) && (action.to.managerId === actor.person.id || leads(actor))
      );
    case 'change-follow-up':
      return sameTeam(actor, action.to) && (action.to.ownerId === actor.person.id || leads(actor));
    case 'pause-sending':
      return leads(actor) || actor.person.isWorkspaceAdmin;
    case 'set-up-team':
      return actor.person.role === 'admin' || actor.person.isWorkspaceAdmin;
  }
}

/** Whether a person without a team may join this one by using the bot. */
export function mayJoin(person: Person, team: { readonly isOpen: boolean }): boolean {
  return person.isActive && person.teamId === null && (team.isOpen || person.isWorkspaceAdmin);
}

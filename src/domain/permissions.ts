import type { Customer } from './customer.ts';
import type { FollowUp } from './follow-up.ts';
import type { ImportantDate } from './important-date.ts';
import type { Minute } from './minute.ts';
import type { Actor, Member, Person, PersonId, TeamId } from './person.ts';
import type { DepartmentKey } from './ticket/department-key.ts';
import type { Stage, Ticket, TicketFile } from './ticket/ticket.ts';
import type { Visit } from './visit.ts';
import type { HandOver } from './work-hand-over.ts';
import type { WorkPlan } from './work-plan.ts';

/** What it counts of a customer. */
type OfManager = Pick<Customer, 'teamId' | 'managerId'>;

/** What can be done, and to what. */
export type Action =
  | { readonly do: 'log-visit'; readonly to: OfManager }
  | { readonly do: 'change-visit'; readonly to: Visit }
  /** Whoever sees a customer may also keep a date of it. */
  | { readonly do: 'see-customer'; readonly to: OfManager }
  | { readonly do: 'see-customers' }
  /** Names and phones of the people at a customer's. */
  | { readonly do: 'see-contacts' | 'change-contacts'; readonly to: OfManager }
  /** Contracts, drawings and links of a customer. */
  | { readonly do: 'see-documents' | 'change-documents'; readonly to: OfManager }
  | { readonly do: 'change-customer'; readonly to: OfManager }
  /** Makes one customer of two. */
  | { readonly do: 'merge-customers'; readonly to: OfManager; readonly into: OfManager }
  | {
      readonly do: 'remove-important-date';
      readonly to: Pick<ImportantDate, 'createdBy'> & { readonly of: Customer };
    }
  | { readonly do: 'see-gaps-of-team' }
  /** Figures of a person's work, or of a customer, whose manager is `managerId`. */
  | { readonly do: 'see-progress'; readonly to: OfManager }
  /** Figures of the whole team, and of its people side by side. */
  | { readonly do: 'see-progress-of-team' }
  | { readonly do: 'add-customer' }
  /** A whole list at once: one's own customers, or those of the team. */
  | { readonly do: 'import-customers'; readonly for: 'self' | 'team' }
  /** `to`: who has it then. Everybody may promise something themselves. */
  | { readonly do: 'add-follow-up-for'; readonly to: Member }
  | {
      readonly do: 'see-follow-up';
      readonly to: FollowUp;
      /** The customer it is about. */
      readonly about: Customer | null;
    }
  | { readonly do: 'change-follow-up'; readonly to: FollowUp }
  | { readonly do: 'open-ticket'; readonly to: OfManager }
  /** Whoever sees a ticket may also write at it what everybody at work on it should know. */
  | { readonly do: 'see-ticket'; readonly to: TicketFile }
  | { readonly do: 'lead-ticket'; readonly to: Ticket }
  /** `to`: the department whose queue it is. */
  | { readonly do: 'see-queue'; readonly to: DepartmentKey }
  | {
      readonly do: 'work-on-stage' | 'hold-stage' | 'assign-stage' | 'approve-stage';
      readonly to: Stage;
      readonly of: Ticket;
    }
  | { readonly do: 'see-journal'; readonly to: Member }
  | { readonly do: 'write-journal' }
  /** What a lead has to say to a visit; nobody comments on their own. */
  | { readonly do: 'comment-visit'; readonly to: Pick<Visit, 'teamId' | 'managerId'> }
  | { readonly do: 'see-own-figures' }
  | { readonly do: 'see-figures'; readonly to: Member }
  | { readonly do: 'see-plan'; readonly to: Member }
  | { readonly do: 'write-plan' }
  /** To approve a plan or give it back; nobody does that with their own. */
  | { readonly do: 'decide-plan'; readonly to: Pick<WorkPlan, 'teamId' | 'personId'> }
  /** What a weekly meeting goes through, and its minutes. */
  | { readonly do: 'see-bulletin' | 'say-minute' }
  | { readonly do: 'change-minute'; readonly to: Pick<Minute, 'teamId' | 'saidBy'> }
  | { readonly do: 'set-absence'; readonly to: Member }
  /** `to`: whose work it is. */
  | { readonly do: 'hand-over'; readonly to: Member }
  | { readonly do: 'see-hand-over'; readonly to: HandOver }
  | { readonly do: 'change-template' }
  | { readonly do: 'change-department' }
  | { readonly do: 'set-up-team' }
  | { readonly do: 'change-role'; readonly to: Pick<Person, 'teamId'> }
  | { readonly do: 'change-channel' }
  | { readonly do: 'change-rules' }
  | { readonly do: 'see-missed' }
  | { readonly do: 'see-trail' }
  | { readonly do: 'erase-person' }
  | { readonly do: 'end-quiet-start' }
  | { readonly do: 'pause-sending' }
  | { readonly do: 'change-calendar' };

/** Whether somebody leads their team. */
export const isLead = ({ role }: Pick<Person, 'role'>): boolean =>
  role === 'lead' || role === 'admin';
const leads = (actor: Actor) => isLead(actor.person);
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
    case 'see-customers':
    case 'add-customer':
      return actor.person.role !== 'specialist';
    case 'see-contacts':
    case 'change-contacts':
    case 'see-documents':
    case 'change-documents':
      return (
        sameTeam(actor, action.to) &&
        actor.person.role !== 'specialist' &&
        (standsFor(actor, action.to.managerId) || leads(actor))
      );
    case 'see-progress':
      return (
        sameTeam(actor, action.to) && (action.to.managerId === actor.person.id || leads(actor))
      );
    case 'change-customer':
      return (
        sameTeam(actor, action.to) &&
        actor.person.role !== 'specialist' &&
        (action.to.managerId === actor.person.id || leads(actor))
      );
    case 'merge-customers':
      return (
        can(actor, { do: 'change-customer', to: action.to }) &&
        can(actor, { do: 'change-customer', to: action.into })
      );
    case 'import-customers':
      return action.for === 'team' ? leads(actor) : actor.person.role !== 'specialist';
    case 'remove-important-date':
      return (
        can(actor, { do: 'change-customer', to: action.to.of }) ||
        (can(actor, { do: 'see-customer', to: action.to.of }) &&
          action.to.createdBy === actor.person.id)
      );
    case 'set-absence':
    case 'add-follow-up-for':
      return sameTeam(actor, action.to) && (action.to.id === actor.person.id || leads(actor));
    case 'change-visit':
      return sameTeam(actor, action.to) && (standsFor(actor, action.to.managerId) || leads(actor));
    case 'change-follow-up':
      return mayChangeFollowUp(actor.person, action.to, actor.standsInFor);
    case 'see-follow-up':
      if (can(actor, { do: 'change-follow-up', to: action.to })) return true;
      return (
        sameTeam(actor, action.to) &&
        action.about !== null &&
        can(actor, { do: 'see-customer', to: action.about })
      );
    case 'open-ticket':
      return sameTeam(actor, action.to) && actor.person.role !== 'specialist';
    case 'see-ticket':
      return (
        sameTeam(actor, action.to.ticket) &&
        (actor.person.role !== 'specialist' || hasPartIn(actor, action.to))
      );
    case 'see-queue':
      return actor.person.role !== 'specialist' || actor.person.department === action.to;
    case 'lead-ticket':
      return sameTeam(actor, action.to) && (leads(actor) || managesTicket(actor, action.to));
    case 'work-on-stage':
    case 'hold-stage':
      return (
        can(actor, { do: 'lead-ticket', to: action.of }) ||
        (sameTeam(actor, action.of) &&
          (standsFor(actor, action.to.ownerId) || isOfDepartment(actor, action.to)))
      );
    case 'assign-stage':
      return (
        can(actor, { do: 'lead-ticket', to: action.of }) ||
        (sameTeam(actor, action.of) && isOfDepartment(actor, action.to))
      );
    case 'approve-stage':
      return sameTeam(actor, action.of) && (leads(actor) || isOfDepartment(actor, action.to));
    case 'see-journal':
    case 'see-plan':
    case 'see-figures':
      return sameTeam(actor, action.to) && (action.to.id === actor.person.id || leads(actor));
    case 'hand-over':
      return (
        sameTeam(actor, action.to) &&
        actor.person.role !== 'specialist' &&
        (action.to.id === actor.person.id || leads(actor))
      );
    case 'see-hand-over':
      return sameTeam(actor, action.to) && (action.to.toId === actor.person.id || leads(actor));
    case 'change-minute':
      return sameTeam(actor, action.to) && (action.to.saidBy === actor.person.id || leads(actor));
    case 'comment-visit':
      return sameTeam(actor, action.to) && action.to.managerId !== actor.person.id && leads(actor);
    case 'decide-plan':
      return sameTeam(actor, action.to) && action.to.personId !== actor.person.id && leads(actor);
    case 'see-bulletin':
    case 'write-plan':
    case 'see-own-figures':
    case 'say-minute':
    case 'write-journal':
      return actor.person.role !== 'specialist';
    case 'change-template':
    case 'change-department':
      return leads(actor) || actor.person.isWorkspaceAdmin;
    case 'see-trail':
    case 'see-gaps-of-team':
    case 'see-progress-of-team':
    case 'erase-person':
      return leads(actor);
    case 'see-missed':
    case 'end-quiet-start':
    case 'change-channel':
    case 'change-rules':
    case 'pause-sending':
    case 'change-calendar':
      return leads(actor) || actor.person.isWorkspaceAdmin;
    case 'change-role':
      return action.to.teamId === actor.team.id && maySetUp(actor.person);
    case 'set-up-team':
      return maySetUp(actor.person);
  }
}

/** Whether something of this person is the actor's own, or that of somebody they stand in for. */
const standsFor = ({ person, standsInFor }: Actor, id: PersonId | null): boolean =>
  id !== null && (id === person.id || standsInFor.includes(id));

const managesTicket = (actor: Actor, { managerId, secondManagerId }: Ticket): boolean =>
  standsFor(actor, managerId) || standsFor(actor, secondManagerId);

/** Whether somebody leads a ticket, is linked to it, or holds or held a stage of it, as does their department. */
const hasPartIn = (actor: Actor, { ticket, stages }: TicketFile): boolean =>
  managesTicket(actor, ticket) ||
  standsFor(actor, ticket.leaderId) ||
  stages.some(
    (stage) =>
      standsFor(actor, stage.ownerId) ||
      stage.ended?.by === actor.person.id ||
      (isOfDepartment(actor, stage) && (stage.startedAt !== null || stage.ended !== null)),
  );

const isOfDepartment = ({ person }: Actor, { department }: Stage): boolean =>
  person.department !== null && person.department === department;

/** Whether somebody may set teams up, also before they are in one. */
export const maySetUp = ({ isActive, role, isWorkspaceAdmin }: Person): boolean =>
  isActive && (role === 'admin' || isWorkspaceAdmin);

/** Whether a follow-up is a person's own, of somebody they stand in for, or of a team that they lead. */
export const mayChangeFollowUp = (
  person: Person,
  { teamId, ownerId }: FollowUp,
  standsInFor: readonly PersonId[],
): boolean =>
  person.isActive &&
  person.teamId === teamId &&
  (person.id === ownerId || standsInFor.includes(ownerId) || isLead(person));

/** Whether a person without a team may join this one by using the bot. */
export function mayJoin(person: Person, team: { readonly isOpen: boolean }): boolean {
  return person.isActive && person.teamId === null && (team.isOpen || person.isWorkspaceAdmin);
}

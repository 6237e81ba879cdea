import { noFilters } from '../domain/customer-filters.ts';
import { can, isLead } from '../domain/permissions.ts';
import { periodAround } from '../domain/progress/period.ts';
import type { Progress } from '../domain/progress/progress.ts';
import { soonUntil, type VisitLights } from '../domain/visit-lights.ts';
import { addDays } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import type { CustomerIndex } from '../language/customers/find-customer.ts';
import type { HomeTab } from '../views/home-tab.ts';
import { listCustomers } from './list-customers.ts';
import { showCovered } from './show-absences.ts';
import { listDue } from './show-follow-ups.ts';
import { hasManagers, showProgress } from './show-progress.ts';
import { allTickets, listTickets } from './ticket/list-tickets.ts';
import { approvalsOf } from './ticket/show-overview.ts';
import { loadQueue } from './ticket/show-queue.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** A Home tab that is read at a glance: what is longer has a list of its own. */
const shownAppointments = 5;
const shownCustomers = 5;
const shownTickets = 5;

/** What the actor has to do today. */
export async function showHome(
  context: UseCaseContext & { readonly customers: CustomerIndex; readonly words: Words },
): Promise<HomeTab> {
  const { repositories, actor, today } = context;
  const { visits, people } = repositories;
  const own = { teamId: actor.team.id, managerId: actor.person.id } as const;
  const few = { skip: 0, take: shownAppointments };
  const planned = { ...own, state: 'planned', order: 'earliest' } as const;
  const unanswered = await visits.list({ ...planned, to: addDays(today, -1) }, few);
  const appointments = await visits.list({ ...planned, from: today }, few);
  const seesCustomers = can(actor, { do: 'see-customers' });
  const overdue = seesCustomers
    ? (await listCustomers(context, { ...noFilters, isMine: true, isOverdue: true }, 1)).page
    : { items: [], total: 0 };
  const ids = [...unanswered, ...appointments].map(({ customerId }) => customerId);
  const named = await repositories.customers.findMany([...new Set(ids)]);
  return {
    name: (await people.find(actor.person.id))?.name ?? actor.person.name,
    today,
    due: await listDue(context),
    covered: await showCovered(context),
    unanswered,
    appointments,
    customers: new Map(named.map((customer) => [customer.id, customer])),
    lights: seesCustomers ? await lightsOf(context) : null,
    team: isLead(actor.person) ? await teamOf(context) : null,
    approvals: isLead(actor.person) ? await approvalsOf(context) : [],
    overdueCustomers: overdue.items.slice(0, shownCustomers),
    overdueCount: overdue.total,
    seesCustomers,
    queue: await loadQueue(context, null, 1),
    tickets: seesCustomers ? await ticketsOf(context) : null,
  };
}

/** How the team of whoever leads it stands this week. */
async function teamOf(context: UseCaseContext): Promise<Progress> {
  const topic = (await hasManagers(context)) ? 'people' : 'all';
  const period = periodAround('week', context.today);
  return showProgress(context, { topic, period, subject: { kind: 'team' } });
}

/** When the actor's customers are to be visited; null where nobody is theirs. */
async function lightsOf({
  repositories,
  actor: { team, person },
  today,
  settings,
}: UseCaseContext): Promise<VisitLights | null> {
  const days = { today, soonUntil: soonUntil(today, settings) };
  const lights = await repositories.customers.visitLights(team.id, person.id, days);
  return lights.overdue + lights.soon + lights.later + lights.undated > 0 ? lights : null;
}

/** A manager's open tickets; of whoever leads the team, the late ones of all. */
async function ticketsOf(
  context: UseCaseContext & { readonly words: Words },
): Promise<HomeTab['tickets']> {
  const leads = isLead(context.actor.person);
  const query = { ...allTickets, isMine: !leads, isOverdue: leads };
  const { heading, page } = await listTickets(context, query, 1);
  const { total, isCountedOut = false } = page;
  return { heading, items: page.items.slice(0, shownTickets), total, isCountedOut };
}

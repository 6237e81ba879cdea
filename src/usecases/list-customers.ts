import type { CustomerFilters } from '../domain/customer-filters.ts';
import { can } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import { type CustomerIndex, customersWith } from '../language/customers/find-customer.ts';
import { customersCountedUpTo } from '../ports/customers.ts';
import type { CustomerSelection } from '../ports/selections.ts';
import type { CustomerList } from '../views/customer-list.ts';
import { pageSize, placePage } from '../views/pages.ts';
import { personId } from './recognise-person.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * A page of the team's customers, the longest overdue first, then by name.
 *
 * @throws UserError where the actor may see no customers.
 */
export async function listCustomers(
  context: UseCaseContext & { readonly customers: CustomerIndex },
  filters: CustomerFilters,
  number: number,
): Promise<CustomerList> {
  const { repositories, actor, today } = context;
  const { team } = actor;
  if (!can(actor, { do: 'see-customers' })) {
    throw new UserError('error.notAllowed', { team: team.name });
  }
  const managerIds = filters.managers.map((slackId) => personId(team.workspaceId, slackId));
  const { items, total } = await repositories.customers.page(
    team.id,
    selectionOf(context, filters),
    {
      skip: Math.max(0, number - 1) * pageSize,
      take: pageSize,
      countUpTo: customersCountedUpTo,
    },
  );
  const named = await repositories.people.findMany(managerIds);
  return {
    page: {
      items,
      total,
      isCountedOut: total >= customersCountedUpTo,
      ...numbered(number, total),
    },
    filters,
    managerNames: filters.managers.map(
      (slackId) => named.find(({ slackUserId }) => slackUserId === slackId)?.name ?? slackId,
    ),
    today,
  };
}

/** Which customers are meant by filters. */
export function selectionOf(
  { actor, today, customers }: UseCaseContext & { readonly customers: CustomerIndex },
  { isMine, managers, grades, voltage, isOverdue, namePart }: CustomerFilters,
): CustomerSelection {
  const { person, team } = actor;
  const managerIds = managers.map((slackId) => personId(team.workspaceId, slackId));
  const chosen = [...(isMine ? [person.id] : []), ...managerIds];
  return {
    managerIds: chosen.length > 0 ? chosen : null,
    grades: grades.length > 0 ? grades : null,
    voltage,
    ids: namePart === '' ? null : customersWith(namePart, customers),
    isOverdue,
    today,
  };
}

function numbered(asked: number, total: number) {
  const { number, count } = placePage(asked, total);
  return { number, count };
}

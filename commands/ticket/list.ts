import { UserError } from '../../src/domain/user-error.ts';
import { findCustomer } from '../../src/language/customers/find-customer.ts';
import { personAtStart, withCodes } from '../../src/language/quantities/mention-names.ts';
import { readTicketFilters } from '../../src/language/read-ticket-filters.ts';
import type { GestureContext } from '../../src/slack/define-command.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { findNamedColleague } from '../../src/usecases/find-colleague.ts';
import { findDepartment } from '../../src/usecases/ticket/department-called.ts';
import {
  allTickets,
  listTickets,
  type TicketQuery,
} from '../../src/usecases/ticket/list-tickets.ts';
import { readStage } from '../../src/usecases/ticket/read-stage.ts';
import { shorten } from '../../src/views/message.ts';
import { ticketList } from '../../src/views/ticket-list.ts';

/** `/ticket list`, `/ticket list mine overdue`, `/ticket list Acme Foods`, `/ticket list site survey` */
export default defineCommand({
  noun: 'ticket',
  verbs: ['list', '列表', '清单', '清單', '列出'],
  summary: 'ticket.list.summary',
  usage: 'ticket.list.usage',
  example: 'ticket.list.example',
  takesText: true,
  read: readTicketFilters,
  async run({ rest, ...filters }, context) {
    const customer = findCustomer(rest, context.customers);
    if (customer.kind === 'several' && !customer.isLikeness) {
      const press = {
        action: 'ticket:list',
        label: 'visit.pickButton',
        value: (customerId: string) => ({
          query: { ...allTickets, ...filters, customerId },
          page: 1,
        }),
      } as const;
      return say(await askWhichCustomer(context, customer, press, 'ticket.list.example'));
    }
    const query = {
      ...allTickets,
      ...filters,
      ...(await namedIn(rest, context, 'ticket.list.example')),
    };
    return say(ticketList(await listTickets(context, query, 1), context.words));
  },
});

/** What else a list is of: a stage, a department, a customer or a manager. @throws UserError */
export async function namedIn(
  typed: string,
  context: GestureContext,
  example: 'ticket.list.example' | 'ticket.export.example',
): Promise<Partial<TicketQuery>> {
  if (typed === '') return {};
  const { repositories, actor, customers, mentioned } = context;
  const template = await repositories.ticketTemplates.current(actor.team.id);
  const { stage, rest } = readStage(typed, template);
  if (stage && 'code' in stage && rest === '') return { stage: stage.code };
  const department = await findDepartment(context, typed);
  if (department) return { department };
  const match = findCustomer(typed, customers);
  if (match.kind === 'one') return { customerId: match.id };
  const person =
    personAtStart(withCodes(typed, mentioned), mentioned) ?? personAtStart(typed, mentioned);
  const isPerson =
    person !== null ||
    (await repositories.people.list(actor.team.id)).some(({ name }) => typed.includes(name));
  if (isPerson) {
    const { colleague } = await findNamedColleague(context, typed, person, example);
    return { managerId: colleague.id };
  }
  throw new UserError('error.listUnknownTicket', { typed: shorten(typed, 80) }, example);
}

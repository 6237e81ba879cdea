import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import { UserError } from '../../domain/user-error.ts';
import { addCustomer, nameOnly } from '../../usecases/add-customer.ts';
import { showCustomer } from '../../usecases/show-customer.ts';
import { allow } from '../../usecases/use-case-context.ts';
import { customerAdded, customerCard } from '../../views/customer-card.ts';
import { emptyVisitForm } from '../../views/visit-form.ts';
import { defineAction } from '../define-action.ts';
import { openForm, rewrite } from '../reply.ts';

const customerId = z.string().transform((id) => id as CustomerId);

/** Shows the customer that was picked from a list. */
export const showCustomerAction = defineAction({
  name: 'customer:show',
  value: z.object({ customerId }),
  run: async ({ customerId }, context) =>
    rewrite(customerCard(await showCustomer(context, customerId), context.words)),
});

/** Opens the visit form for a customer. */
export const logVisitForCustomerAction = defineAction({
  name: 'customer:log-visit',
  value: z.object({ customerId }),
  async run({ customerId }, context) {
    const customer = await context.repositories.customers.find(customerId);
    if (!customer) throw new UserError('error.oldButton');
    allow(context, { do: 'log-visit', to: customer });
    const { today, actor, words } = context;
    const timeZone = actor.person.timeZone;
    return openForm(emptyVisitForm({ customer, today, timeZone }, words));
  },
});

/** Adds a customer by the name that was looked for. */
export const addCustomerAction = defineAction({
  name: 'customer:add',
  value: z.object({ name: z.string() }),
  async run({ name }, context) {
    const customer = await addCustomer(context, nameOnly(name));
    return rewrite(customerAdded(customer, context.actor.person, context.words));
  },
});

import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import { UserError } from '../../domain/user-error.ts';
import { addCustomer, nameOnly } from '../../usecases/add-customer.ts';
import { showCustomer } from '../../usecases/show-customer.ts';
import { customerAdded, customerCard } from '../../views/customer-card.ts';
import { customerForm } from '../../views/customer-form.ts';
import { visitForm } from '../../views/visit-form.ts';
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
    return openForm(
      visitForm(
        {
          customer,
          day: context.today,
          time: null,
          timeZone: context.actor.person.timeZone,
          note: '',
          followUp: null,
        },
        { visit: null, responseUrl: null },
        context.words,
      ),
    );
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

/** Opens a form from a message, where a typed line has no trigger to open one with. */
export const openFormAction = defineAction({
  name: 'form:open',
  value: z.object({ form: z.enum(['visit', 'customer']) }),
  async run({ form }, { words, today, actor }) {
    return openForm(
      form === 'customer'
        ? customerForm('', words)
        : visitForm(
            {
              customer: null,
              day: today,
              time: null,
              timeZone: actor.person.timeZone,
              note: '',
              followUp: null,
            },
            { visit: null, responseUrl: null },
            words,
          ),
    );
  },
});

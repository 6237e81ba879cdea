import { z } from 'zod';
import { type CustomerId, creditGrades } from '../../domain/customer.ts';
import { UserError } from '../../domain/user-error.ts';
import { addCustomer } from '../../usecases/add-customer.ts';
import { addUnlessAlike } from '../../usecases/add-unless-alike.ts';
import { showCustomer } from '../../usecases/show-customer.ts';
import { allow } from '../../usecases/use-case-context.ts';
import { additionAnswer, customerCard } from '../../views/customer-card.ts';
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

/** All that a form asked for; a line has only the name. */
const newCustomer = z.object({
  name: z.string(),
  englishName: z.string().nullable().default(null),
  aliases: z.array(z.string()).default([]),
  accountNumber: z.string().nullable().default(null),
  creditGrade: z.enum(creditGrades).nullable().default(null),
  voltage: z.number().nullable().default(null),
  capacityKva: z.number().nullable().default(null),
});

/** Adds a customer; where it looks like others, only once these were shown. */
export const addCustomerAction = defineAction({
  name: 'customer:add',
  value: newCustomer.extend({ anyway: z.boolean().default(false) }),
  async run({ anyway, ...input }, context) {
    const { actor, today, words } = context;
    const added = anyway
      ? { customer: await addCustomer(context, input) }
      : await addUnlessAlike(context, input);
    return rewrite(additionAnswer(added, input, { manager: actor.person, today, words }));
  },
});

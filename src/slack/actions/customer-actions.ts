import { z } from 'zod';
import { decisionRoles } from '../../domain/contact.ts';
import { type CustomerId, creditGrades } from '../../domain/customer.ts';
import { UserError } from '../../domain/user-error.ts';
import { addDays, type CalendarDay } from '../../domain/zoned-time.ts';
import { addCustomer } from '../../usecases/add-customer.ts';
import { addUnlessAlike } from '../../usecases/add-unless-alike.ts';
import { briefCustomer } from '../../usecases/brief-customer.ts';
import { changeAliases } from '../../usecases/change-aliases.ts';
import { editCustomer, findOwnCustomer, markOf } from '../../usecases/edit-customer.ts';
import { findOwnProfile, markOfProfile } from '../../usecases/edit-profile.ts';
import { listCustomers } from '../../usecases/list-customers.ts';
import { showCustomer } from '../../usecases/show-customer.ts';
import { takeExisting } from '../../usecases/take-existing.ts';
import { allow } from '../../usecases/use-case-context.ts';
import { customerBrief } from '../../views/customer-brief.ts';
import { customerCard } from '../../views/customer-card.ts';
import { customerEditForm } from '../../views/customer-form.ts';
import { customerList } from '../../views/customer-list.ts';
import { customerNames } from '../../views/customer-names.ts';
import { customerProfileForm } from '../../views/customer-profile-form.ts';
import { emptyVisitForm } from '../../views/visit-form.ts';
import { additionAnswer, takenAnswer } from '../../views/which-customer.ts';
import { defineAction } from '../define-action.ts';
import type { GestureContext } from '../define-command.ts';
import { openForm, rewrite, say } from '../reply.ts';

const customerId = z.string().transform((id) => id as CustomerId);

/** Shows the customer that was picked: in place of the question, or below a list that stays. */
export const showCustomerAction = defineAction({
  name: 'customer:show',
  value: z.object({ customerId, isOfList: z.boolean().default(false) }),
  async run({ customerId, isOfList }, context) {
    const card = customerCard(await showCustomer(context, customerId), context.words);
    return isOfList ? say(card) : rewrite(card);
  },
});

const customerPage = z.object({
  isMine: z.boolean(),
  managers: z.array(z.string()),
  grades: z.array(z.enum(creditGrades)),
  isOverdue: z.boolean(),
  voltage: z.number().nullable(),
  namePart: z.string(),
  page: z.number().int(),
});

/** A list of customers, sent to the person. */
export const sendCustomersAction = defineAction({
  name: 'customer:send-list',
  value: customerPage,
  run: async ({ page, ...filters }, context) =>
    say(customerList(await listCustomers(context, filters, page), context.words)),
});

/** Turns to another page of a list. */
export const listCustomersAction = defineAction({
  name: 'customer:list',
  value: customerPage,
  run: async ({ page, ...filters }, context) =>
    rewrite(customerList(await listCustomers(context, filters, page), context.words)),
});

/** Opens the visit form for a customer. */
export const logVisitForCustomerAction = defineAction({
  name: 'customer:log-visit',
  opensForm: true,
  value: z.object({ customerId }),
  run: ({ customerId }, context) => openVisitForm(customerId, context.today, context),
});

async function openVisitForm(id: CustomerId, day: CalendarDay, context: GestureContext) {
  const customer = await context.repositories.customers.find(id);
  if (!customer) throw new UserError('error.oldButton');
  allow(context, { do: 'log-visit', to: customer });
  const timeZone = context.actor.person.timeZone;
  return openForm(emptyVisitForm({ customer, today: day, timeZone }, context.words));
}

/** Opens the form with all that is known of a customer. */
export const editCustomerAction = defineAction({
  name: 'customer:edit',
  opensForm: true,
  value: z.object({ customerId, isOnCard: z.boolean().default(true) }),
  async run({ customerId, isOnCard }, context) {
    const { words, responseUrl } = context;
    const customer = await findOwnCustomer(context, customerId);
    const target = { customer, seen: markOf(customer), responseUrl, isOnCard };
    return openForm(customerEditForm(target, words));
  },
});

/** Opens the form with what does not fit the first one. */
export const editProfileAction = defineAction({
  name: 'customer:profile',
  opensForm: true,
  value: z.object({ customerId, isOnCard: z.boolean().default(true) }),
  async run({ customerId, isOnCard }, context) {
    const { words, responseUrl } = context;
    const { customer, profile } = await findOwnProfile(context, customerId);
    const target = { customer, profile, seen: markOfProfile(profile), responseUrl, isOnCard };
    return openForm(customerProfileForm(target, words));
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

/** Whom to call there; a form has only name and phone. */
const firstContact = z
  .object({
    name: z.string(),
    phone: z.string().nullable(),
    title: z.string().default(''),
    email: z.string().nullable().default(null),
    decisionRole: z.enum(decisionRoles).nullable().default(null),
    isKeyPerson: z.boolean().default(false),
  })
  .nullable()
  .default(null);

/** Adds a customer; where it looks like others, only once these were shown. */
export const addCustomerAction = defineAction({
  name: 'customer:add',
  value: newCustomer.extend({
    anyway: z.boolean().default(false),
    contact: firstContact,
  }),
  async run({ anyway, contact, ...input }, context) {
    const { actor, today, words } = context;
    const added = anyway
      ? { customer: await addCustomer(context, input, contact) }
      : await addUnlessAlike(context, input, contact);
    return rewrite(
      additionAnswer(added, { ...input, contact }, { manager: actor.person, today, words }),
    );
  },
});

/** What was typed of a new customer is about one that is there already. */
export const takeCustomerAction = defineAction({
  name: 'customer:take',
  value: newCustomer.extend({ customerId, contact: firstContact }),
  async run({ customerId, contact, ...input }, context) {
    const taken = await takeExisting(context, customerId, input, contact);
    const status = await showCustomer(context, taken.customer.id);
    return rewrite(takenAnswer(status, taken, context.words));
  },
});

/** Saves a change whose look-alikes were shown. */
export const changeCustomerAction = defineAction({
  name: 'customer:change',
  value: newCustomer.extend({
    customerId,
    seen: z.string(),
    reason: z.string().default(''),
  }),
  async run({ customerId, seen, reason, ...input }, context) {
    await editCustomer(context, { customerId, seen }, input, { anyway: true, reason });
    const status = await showCustomer(context, customerId);
    return rewrite(customerCard(status, context.words, 'customer.changed'));
  },
});

/** Shows the brief below the card, or in place of the question which customer is meant. */
export const briefCustomerAction = defineAction({
  name: 'customer:brief',
  value: z.object({ customerId, isInPlace: z.boolean().default(false) }),
  async run({ customerId, isInPlace }, context) {
    const brief = customerBrief(await briefCustomer(context, customerId), context.words);
    return isInPlace ? rewrite(brief) : say(brief);
  },
});

/** Opens the visit form for a customer, for the next working day. */
export const planVisitAction = defineAction({
  name: 'customer:plan-visit',
  value: z.object({ customerId }),
  async run({ customerId }, context) {
    const { today, isWorkday } = context;
    let day = addDays(today, 1);
    // No holidays last for two weeks.
    for (let days = 1; days < 14 && !isWorkday(day); days += 1) day = addDays(day, 1);
    return openVisitForm(customerId, day, context);
  },
});

/** Adds and takes away other names of a customer that was picked, or the other way round. */
export const changeAliasesAction = defineAction({
  name: 'customer:alias',
  value: z.object({ customerId, add: z.array(z.string()), remove: z.array(z.string()) }),
  run: async ({ customerId, ...change }, context) =>
    rewrite(customerNames(await changeAliases(context, customerId, change), context.words)),
});

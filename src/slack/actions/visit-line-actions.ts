import { z } from 'zod';
import type { CustomerId } from '../../domain/customer.ts';
import { dayOf } from '../../domain/zoned-time.ts';
import { visitLineWithNames, withCodes } from '../../language/quantities/mention-names.ts';
import { asAppointment } from '../../language/read-appointment-line.ts';
import { readVisitLine } from '../../language/read-visit-line.ts';
import { addCustomer, nameOnly } from '../../usecases/add-customer.ts';
import { addUnlessAlike } from '../../usecases/add-unless-alike.ts';
import { attachFiles } from '../../usecases/attach-files.ts';
import { logVisitLine } from '../../usecases/log-visit-line.ts';
import { visitEcho, visitTitle } from '../../views/visit-card.ts';
import { lookAlikeList } from '../../views/which-customer.ts';
import { defineAction } from '../define-action.ts';
import type { EarlierLine, GestureContext } from '../define-command.ts';
import { rewrite } from '../reply.ts';

const customerId = z.string().transform((id) => id as CustomerId);

const purpose = z.enum(['log', 'plan']).default('log');

async function logLineFor(
  context: GestureContext,
  earlier: EarlierLine,
  id: CustomerId,
  purpose: 'log' | 'plan',
) {
  const zone = context.actor.person.timeZone;
  const { customers, isWorkday } = context;
  const { text, mentioned, receivedAt } = earlier;
  const reading = { now: receivedAt, zone, customers, isWorkday };
  const read = readVisitLine(withCodes(text, mentioned), reading);
  const named = visitLineWithNames(read, mentioned);
  const line = purpose === 'plan' ? asAppointment(named) : named;
  const typedOn = dayOf(receivedAt, zone);
  const logged = await logVisitLine({ ...context, mentioned }, line, id, typedOn);
  if (earlier.files.length === 0) return rewrite(logged.message, logged.visitId);
  const card = await attachFiles(context, { id: logged.visitId }, earlier.files);
  return rewrite(visitEcho(card, visitTitle(card.visit), context.words), logged.visitId);
}

/** Takes up a line whose customer was ambiguous. */
export const chooseCustomerAction = defineAction({
  name: 'visit:choose-customer',
  value: z.object({ line: z.string(), customerId, purpose }),
  once: ({ line }) => line,
  run: async ({ line, customerId, purpose }, context) =>
    logLineFor(context, await context.earlierLine(line), customerId, purpose),
});

/**
 * Adds the customer that a line named, and logs the line. Where it looks like others, these are
 * shown first; the press that adds it all the same is another one, with a key of its own.
 */
export const addCustomerAndLogAction = defineAction({
  name: 'visit:add-customer',
  value: z.object({
    line: z.string(),
    name: z.string(),
    anyway: z.boolean().default(false),
    purpose,
  }),
  once: ({ line, anyway }) => (anyway ? `${line}/anyway` : line),
  async run({ line, name, anyway, purpose }, context) {
    const earlier = await context.earlierLine(line);
    const added = anyway
      ? { customer: await addCustomer(context, nameOnly(name)) }
      : await addUnlessAlike(context, nameOnly(name));
    if (added.customer) return logLineFor(context, earlier, added.customer.id, purpose);
    const press = {
      action: 'visit:choose-customer',
      label: 'visit.pickButton',
      value: (customerId: CustomerId) => ({ line, customerId, purpose }),
    } as const;
    const again = { action: 'visit:add-customer', value: { line, name, anyway: true, purpose } };
    return rewrite(lookAlikeList(name, added.alike, press, again, context));
  },
});

import { UserError } from '../../src/domain/user-error.ts';
import type { CalendarDay } from '../../src/domain/zoned-time.ts';
import { visitLineWithNames, withCodes } from '../../src/language/quantities/mention-names.ts';
import { readVisitLine, type VisitLine } from '../../src/language/read-visit-line.ts';
import { defineCommand, type GestureContext } from '../../src/slack/define-command.ts';
import { openForm, type Reply, say } from '../../src/slack/reply.ts';
import { logVisitLine } from '../../src/usecases/log-visit-line.ts';
import { describeCustomers } from '../../src/usecases/show-customer.ts';
import { oneLine, shorten } from '../../src/views/message.ts';
import { emptyVisitForm } from '../../src/views/visit-form.ts';
import {
  type Addition,
  type ChoicePress,
  customerPickList,
  mayBeNew,
  unknownCustomer,
} from '../../src/views/which-customer.ts';

/**
 * `/visit 华新钢铁 谈增容2000kVA 下周三下午3点回访`
 *
 * The customer stands first; a day that is over is the visit's, a day ahead the follow-up's, unless
 * it follows the customer directly: then it is an appointment. An empty line opens the form.
 */
export default defineCommand<(VisitLine & { readonly typedOn: CalendarDay }) | null>({
  noun: 'visit',
  verbs: [],
  summary: 'visit.log.summary',
  usage: 'visit.log.usage',
  example: 'visit.log.example',
  takesText: true,

  read(text, { now, today, actor, customers, mentioned, isWorkday }) {
    if (text === '') return null;
    const zone = actor.person.timeZone;
    const coded = withCodes(text, mentioned);
    const line = readVisitLine(coded, { now, zone, customers, isWorkday });
    return { ...visitLineWithNames(line, mentioned), typedOn: today };
  },

  async run(line, context) {
    if (line !== null) return answerVisitLine(line, 'log', context);
    const { words, today, actor, responseUrl } = context;
    const timeZone = actor.person.timeZone;
    return openForm(emptyVisitForm({ today, timeZone, responseUrl }, words));
  },
});

/** Logs what a line says, or asks which customer is meant. @throws UserError where it names none. */
export async function answerVisitLine(
  line: VisitLine & { readonly typedOn: CalendarDay },
  purpose: 'log' | 'plan',
  context: GestureContext,
): Promise<Reply> {
  const { words, today, deliveryKey } = context;
  const { customer } = line;
  switch (customer.kind) {
    case 'one': {
      const logged = await logVisitLine(context, line, customer.id, line.typedOn);
      return say(logged.message, logged.visitId);
    }
    case 'several': {
      const press: ChoicePress = {
        action: 'visit:choose-customer',
        label: 'visit.pickButton',
        value: (customerId) => ({ line: deliveryKey, customerId, purpose }),
      };
      const question = words.t('visit.pick', { typed: shorten(oneLine(customer.typed), 80) });
      const choices = await describeCustomers(context, customer.ids);
      // From a list of customers the person has seen what it looks like.
      const isNew = mayBeNew(customer);
      const addition = isNew ? additionOf(customer.typed, purpose, true, context) : null;
      return say(customerPickList(question, choices, press, addition, today, words));
    }
    case 'unknown':
      return say(unknownCustomer(additionOf(customer.typed, purpose, false, context), words));
    case 'none':
      throw new UserError('error.customerMissing', {}, `visit.${purpose}.example`);
  }
}

/** The press that adds a customer of the name that was typed, and takes the line up again. */
function additionOf(
  typed: string,
  purpose: 'log' | 'plan',
  anyway: boolean,
  { words, deliveryKey }: GestureContext,
): Addition {
  const name = oneLine(typed);
  const label = words.t(anyway ? 'customer.addButton' : 'visit.addCustomer', { name });
  const value = { line: deliveryKey, name, anyway, purpose };
  return { name, press: { name: 'visit:add-customer', label, value } };
}

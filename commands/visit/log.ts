import { UserError } from '../../src/domain/user-error.ts';
import type { CalendarDay } from '../../src/domain/zoned-time.ts';
import { visitLineWithNames, withCodes } from '../../src/language/quantities/mention-names.ts';
import { readVisitLine, type VisitLine } from '../../src/language/read-visit-line.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { openForm, say } from '../../src/slack/reply.ts';
import { logVisit } from '../../src/usecases/log-visit.ts';
import { describeCustomers } from '../../src/usecases/show-customer.ts';
import { customerPickList, mayBeNew, unknownCustomer } from '../../src/views/customer-card.ts';
import { oneLine, shorten } from '../../src/views/message.ts';
import { visitEcho, visitTitle } from '../../src/views/visit-card.ts';
import { emptyVisitForm } from '../../src/views/visit-form.ts';

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
    const { words, today, actor, responseUrl, deliveryKey } = context;
    if (line === null) {
      const timeZone = actor.person.timeZone;
      return openForm(emptyVisitForm({ today, timeZone, responseUrl }, words));
    }
    const addition = (typed: string, label: 'visit.addCustomer' | 'customer.addButton') => {
      const name = oneLine(typed);
      // From a list of customers the person has seen what it looks like.
      const anyway = label === 'customer.addButton';
      const value = { line: deliveryKey, name, anyway };
      return {
        name,
        press: { name: 'visit:add-customer', label: words.t(label, { name }), value },
      };
    };
    switch (line.customer.kind) {
      case 'one': {
        const { followUp, visit, note } = line;
        const card = await logVisit(context, {
          customerId: line.customer.id,
          day: visit?.day ?? line.typedOn,
          time: visit?.time ?? null,
          note,
          mentioned: context.mentioned,
          followUp: followUp && {
            what: followUp.what,
            due: { day: followUp.day, time: followUp.time },
          },
        });
        const echo = { ...card, openDays: line.openDays };
        return say(visitEcho(echo, visitTitle(card.visit), words));
      }
      case 'several':
        return say(
          customerPickList(
            words.t('visit.pick', { typed: shorten(oneLine(line.customer.typed), 80) }),
            await describeCustomers(context, line.customer.ids),
            {
              action: 'visit:choose-customer',
              label: 'visit.pickButton',
              value: (customerId) => ({ line: deliveryKey, customerId }),
            },
            mayBeNew(line.customer) ? addition(line.customer.typed, 'customer.addButton') : null,
            today,
            words,
          ),
        );
      case 'unknown':
        return say(unknownCustomer(addition(line.customer.typed, 'visit.addCustomer'), words));
      case 'none':
        throw new UserError('error.customerMissing', {}, 'visit.log.example');
    }
  },
});

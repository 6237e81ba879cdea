import type { CustomerId } from '../../src/domain/customer.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { incidentNames } from '../../src/domain/value-names.ts';
import { findCustomerAtStart } from '../../src/language/customers/find-customer.ts';
import { readCreditLine } from '../../src/language/read-credit-line.ts';
import { readIncidentLine } from '../../src/language/read-incident-line.ts';
import {
  defineCommand,
  type GestureContext,
  type ReadingContext,
} from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { askWhichCustomer } from '../../src/usecases/ask-which-customer.ts';
import { type IncidentInput, keepIncident } from '../../src/usecases/keep-credit-incidents.ts';
import {
  checkReason,
  type RatingInput,
  rateCredit,
  showCredit,
} from '../../src/usecases/rate-credit.ts';
import { type CreditChange, creditHistory } from '../../src/views/credit-history.ts';
import { shorten } from '../../src/views/message.ts';
import type { ChoicePress } from '../../src/views/which-customer.ts';

/**
 * `/customer credit 华新钢铁` shows the history of the grade, `… 85 按期缴费` or `… B 逾期` gives one,
 * `… 欠费 9月1日起` keeps what speaks against it and `… 欠费 已结清` that it is over.
 */
export default defineCommand({
  noun: 'customer',
  verbs: ['credit', 'grade', '信用', '信用等级', '信用等級'],
  summary: 'customer.credit.summary',
  usage: 'customer.credit.usage',
  example: 'customer.credit.example',
  takesText: true,

  read(text, context) {
    const { rest, ...customer } = findCustomerAtStart(text, context.customers);
    return { customer, said: rest === '' ? null : readSaid(rest, context) };
  },

  async run({ customer, said }, context) {
    const press: ChoicePress = {
      action: said === null ? 'credit:list' : pressOf[said.of],
      label: said ? 'visit.pickButton' : 'customer.show',
      value: (customerId) => ({ customerId, ...(said ? said.line : { page: 1 }) }),
    };
    if (customer.kind !== 'one') {
      return say(await askWhichCustomer(context, customer, press, 'customer.credit.example'));
    }
    const change = said && (await carryOut(said, customer.id, context));
    const history = await showCredit(context, customer.id);
    return say(creditHistory(history, 1, context.words, change));
  },
});

type Said =
  | { readonly of: 'incident'; readonly line: IncidentInput }
  | { readonly of: 'rating'; readonly line: RatingInput };

const pressOf = { incident: 'credit:incident', rating: 'credit:rate' } as const;

/** @throws UserError where it is neither a rating nor anything against the credit. */
function readSaid(rest: string, { now, actor, isWorkday }: ReadingContext): Said {
  const zone = actor.person.timeZone;
  const incident = readIncidentLine(rest, { now, zone, isWorkday });
  if (incident === null) {
    const { reason, ...rating } = readCreditLine(rest);
    return { of: 'rating', line: { ...rating, reason: checkReason(reason) } };
  }
  const { hasSeveralDays, ...line } = incident;
  if (hasSeveralDays) {
    const text = shorten(rest, 80);
    throw new UserError('error.incidentDays', { text }, 'customer.incident.example');
  }
  return { of: 'incident', line: { ...line, note: checkReason(line.note) } };
}

async function carryOut(
  { of, line }: Said,
  customerId: CustomerId,
  context: GestureContext,
): Promise<CreditChange> {
  if (of === 'rating') return { did: 'rate', change: await rateCredit(context, customerId, line) };
  const reason = context.words.t(incidentNames[line.kind]);
  const { id } = await keepIncident(context, customerId, line, reason);
  return line.isSettled ? { did: 'settle' } : { did: 'keep', incidentId: id };
}

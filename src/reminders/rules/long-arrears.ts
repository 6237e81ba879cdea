import {
  type CreditIncident,
  creditCap,
  isAbove,
  longArrearsOn,
} from '../../domain/credit-incident.ts';
import type { Customer, CustomerId } from '../../domain/customer.ts';
import type { Team } from '../../domain/person.ts';
import { clockTime, dayOf, instantOf } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { longArrearsMessage } from '../../views/long-arrears.ts';
import { readerOf } from '../define-alarm.ts';
import { defineRule, type RuleContext, type Subject } from '../define-rule.ts';

type Item = Subject & {
  readonly customer: Customer;
  readonly team: Team;
  /** What has not been paid for longest. */
  readonly since: CreditIncident;
  readonly months: number;
};

/** The row of a customer has no version of its own: arrears that are paid cancel it. */
const version = 1;

/** Tells the manager of a customer that its arrears have become so long that no grade above C holds. */
const rule = defineRule<Item>({
  key: 'long-arrears',
  kind: 'visits',
  priority: 1,
  hours: 'working',
  misfire: 'each',

  async load(subjectId, { read, now }) {
    const customer = await read.customers.find(subjectId as CustomerId);
    const manager = customer && (await read.people.find(customer.managerId));
    const team = customer && (await read.teams.find(customer.teamId));
    if (!customer || !manager || !team) return undefined;
    const settings = await read.teams.settings(team.id);
    const incidents = await read.creditIncidents.ofCustomer(customer.id);
    const since = incidents.findLast((one) => one.kind === 'arrears' && one.settledOn === null);
    // What else holds the grade down is not what is told here.
    const standing = { incidents, suppliedSince: null };
    const cap = creditCap(standing, dayOf(now, manager.timeZone), settings);
    if (!since || cap === null || !isAbove(customer.creditGrade, cap.most)) return undefined;
    return {
      workspaceId: team.workspaceId,
      teamId: team.id,
      version,
      zone: manager.timeZone,
      to: manager.slackUserId,
      step: `since-${since.day}`,
      customer,
      team,
      since,
      months: settings['credit.longArrearsMonths'],
    };
  },

  nextAt: () => null,

  async word({ customer, team, since, months }, { localDay, isLate, to }, { read, now }) {
    const reader = await readerOf(to, team, { read, now });
    const arrears = { customer, since, months, today: dayOf(now, reader.timeZone) };
    return longArrearsMessage(arrears, isLate ? localDay : null, wordsFor(reader.locale));
  },
});

/** Plans or cancels it, after a change of what speaks against a customer's credit. */
async function plan(customer: Customer, { read, now }: RuleContext): Promise<void> {
  await read.reminders.cancel(rule.key, customer.id);
  const manager = await read.people.find(customer.managerId);
  if (!manager) return;
  const settings = await read.teams.settings(customer.teamId);
  const incidents = await read.creditIncidents.ofCustomer(customer.id);
  const today = dayOf(now, manager.timeZone);
  const day = longArrearsOn(incidents, today, settings);
  if (day === null) return;
  const time = clockTime(settings['followUp.defaultTime']);
  await read.reminders.plan({
    rule: rule.key,
    teamId: customer.teamId,
    subjectId: customer.id,
    subjectVersion: version,
    nextAt: instantOf(day, time, manager.timeZone),
    sentCount: 0,
    lastAt: null,
  });
}

export const longArrears = { ...rule, planFor: plan };

import type { Customer, CustomerId } from '../../domain/customer.ts';
import type { Person, Team } from '../../domain/person.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Visit } from '../../domain/visit.ts';
import { type VisitDueStep, visitDueSteps } from '../../domain/visit-due-steps.ts';
import { addDays, type CalendarDay, dayNumber, dayOf } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import type { VisitDue } from '../../ports/customers.ts';
import type { Message } from '../../views/message.ts';
import { routineVisitMade, routineVisitMessage } from '../../views/routine-visit.ts';
import { readerOf } from '../define-alarm.ts';
import { defineRule, type RuleContext, type Subject } from '../define-rule.ts';
import { leadsOf } from '../ticket-audience.ts';

type Due = VisitDue & { readonly on: CalendarDay };

type Item = Subject & {
  readonly customer: Customer;
  readonly manager: Person;
  readonly team: Team;
  readonly settings: Settings;
  readonly due: Due;
  readonly steps: readonly VisitDueStep[];
  readonly appointment: Visit | undefined;
  readonly today: CalendarDay;
};

const rule = defineRule<Item>({
  key: 'routine-visit-due',
  kind: 'visits',
  priority: 1,
  hours: 'working',
  isRaised: true,
  misfire: 'latest',
  once: 'ever',

  load,
  nextAt: ({ steps }, { lastDueAt }) => steps.find(({ at }) => at > lastDueAt)?.at ?? null,
  steps: ({ steps, due, manager, team }, since, { read, now }) =>
    Promise.all(
      steps
        .filter(({ at }) => at >= since && at <= now)
        .map(async (step) => ({
          at: step.at,
          step: `${step.kind}-${due.on}-${step.days}`,
          to: await audienceOf(step, manager, team, read),
        })),
    ),

  silence({ appointment, due, settings, today }) {
    if (!appointment) return null;
    const soon = lastDayTold(today, settings);
    // Once it is overdue, whoever goes there soon is not nagged.
    return appointment.day <= (due.on < today ? soon : due.on) ? 'a visit is planned' : null;
  },

  word: (item, { localDay, isLate, to }, context) =>
    wordDue(item, isLate ? localDay : null, to, context),

  /** As long as a visit is due soon it is left as it is; a visit that was taken back is due again. */
  async rewrite(subjectId, context, to) {
    const item = await load(subjectId, context);
    if (!item) return undefined;
    const { customer, manager, team, due, settings } = item;
    const reader = await readerOf(to ?? manager.slackUserId, team, context);
    const today = dayOf(context.now, reader.timeZone);
    const lastVisit = (await context.read.visits.lastDays([customer.id], today)).get(customer.id);
    if (lastVisit === undefined || due.on <= lastDayTold(today, settings)) {
      return wordDue(item, null, to ?? manager.slackUserId, context);
    }
    return routineVisitMade({ customer, lastVisit, due: due.on, today }, wordsFor(reader.locale));
  },
});

/** What is due by then has been told, or will be on its way. */
const lastDayTold = (today: CalendarDay, settings: Settings): CalendarDay =>
  addDays(today, Math.max(0, ...settings['visit.dueLeadDays']));

/**
 * Reminds a customer's manager of the visit that the credit grade asks for: ahead of it and, where no
 * agenda says so each morning, on the working days after it; then the leads. Nothing is said where a
 * visit is planned in time.
 */
export const routineVisitDue = { ...rule, stepsOf };

async function load(subjectId: string, context: RuleContext): Promise<Item | undefined> {
  const { read, now } = context;
  const id = subjectId as CustomerId;
  const customer = await read.customers.find(id);
  const due = (await read.customers.visitsDue([id])).get(id);
  const on = due?.on;
  const manager = customer && (await read.people.find(customer.managerId));
  const team = customer && (await read.teams.find(customer.teamId));
  if (!customer?.creditGrade || !manager || !team || !due || !on) return undefined;
  const steps = await stepsOf(customer, { ...due, on }, { manager, team }, context);
  const today = dayOf(now, manager.timeZone);
  const planned = { teamId: team.id, customerId: id, state: 'planned', from: today } as const;
  const earliest = { ...planned, order: 'earliest' } as const;
  const [appointment] = await read.visits.list(earliest, { skip: 0, take: 1 });
  return {
    workspaceId: team.workspaceId,
    teamId: team.id,
    version: dayNumber(on),
    zone: manager.timeZone,
    // Whoever hears of it depends on the step.
    to: [],
    step: 'ahead',
    customer,
    manager,
    team,
    settings: await read.teams.settings(team.id),
    due: { ...due, on },
    steps,
    appointment,
    today,
  };
}

async function wordDue(
  item: Item,
  late: CalendarDay | null,
  to: string,
  context: RuleContext,
): Promise<Message> {
  const { customer, manager, team, due, steps, settings } = item;
  const reader = await readerOf(to, team, context);
  const { read, now } = context;
  const today = dayOf(now, reader.timeZone);
  const told = steps.findLast(({ at }) => at <= now);
  const lastDays = await read.visits.lastDays([customer.id], today);
  return routineVisitMessage(
    {
      customer,
      managerName: to === manager.slackUserId ? null : manager.name,
      due: due.on,
      lastVisit: lastDays.get(customer.id) ?? null,
      intervalMonths: customer.creditGrade
        ? settings['visit.intervalMonths'][customer.creditGrade]
        : null,
      isLast: told?.kind === 'overdue' && told.days >= settings['visit.overdueRepeats'],
      today,
    },
    late,
    wordsFor(reader.locale),
  );
}

async function stepsOf(
  { creditGrade }: Customer,
  due: Due,
  { manager, team }: { readonly manager: Person; readonly team: Team },
  { read, now }: RuleContext,
): Promise<readonly VisitDueStep[]> {
  if (creditGrade === null) return [];
  const zone = manager.timeZone;
  const { turnedOff } = await read.preferences.of(team.workspaceId, manager.slackUserId);
  const isAway = await read.absences.on(manager.id, dayOf(now, zone));
  return visitDueSteps(creditGrade, due, {
    settings: await read.teams.settings(team.id),
    calendar: await read.calendars.load(team.region),
    zone,
    isInAgenda: !turnedOff.includes('agenda') && !isAway,
  });
}

async function audienceOf(
  { toManager, toLeads }: VisitDueStep,
  { slackUserId }: Person,
  team: Team,
  read: RuleContext['read'],
): Promise<readonly string[]> {
  const leads = await leadsToldOf(toLeads, team, read);
  // A lead whose own customer it is hears of it as its manager.
  return [...(toManager ? [slackUserId] : []), ...leads.filter((to) => to !== slackUserId)];
}

async function leadsToldOf(
  toLeads: VisitDueStep['toLeads'],
  team: Team,
  read: RuleContext['read'],
): Promise<readonly string[]> {
  switch (toLeads) {
    case 'nobody':
      return [];
    case 'people':
      return leadsOf({ ...team, leadsChannelId: null }, read);
    case 'channel':
      return team.leadsChannelId === null ? [] : [team.leadsChannelId];
  }
}

import {
  type CreditGrade,
  type Customer,
  type CustomerId,
  creditGrades,
} from '../../domain/customer.ts';
import { hasFallen } from '../../domain/next-visit-due.ts';
import type { Person, PersonId, Team } from '../../domain/person.ts';
import { dayOf, type Instant } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { type GradeChange, gradeFellMessage } from '../../views/grade-fell.ts';
import { readerOf } from '../define-alarm.ts';
import { defineRule, type RuleContext, type Subject } from '../define-rule.ts';
import { leadsOf, usersOf } from '../ticket-audience.ts';

type Fall = GradeChange & { readonly at: Instant; readonly by: PersonId };

type Item = Subject & {
  readonly customer: Customer;
  readonly manager: Person;
  readonly team: Team;
  readonly fall: Fall;
};

/** Says at once that a credit grade fell: to the manager and, where it is the worst, to the leads. */
const rule = defineRule<Item>({
  key: 'grade-fell',
  kind: 'visits',
  priority: 1,
  hours: 'working',
  isRaised: true,
  misfire: 'each',
  once: 'ever',

  async load(subjectId, context) {
    const { read } = context;
    const customer = await read.customers.find(subjectId as CustomerId);
    const fall = await lastFall(subjectId, context);
    const manager = customer && (await read.people.find(customer.managerId));
    const team = customer && (await read.teams.find(customer.teamId));
    if (!customer || !manager || !team || !fall) return undefined;
    const leads = fall.to === creditGrades.at(-1) ? await leadsOf(team, read) : [];
    // Nobody is told of their own doing.
    const by = await usersOf([fall.by], read);
    return {
      workspaceId: team.workspaceId,
      teamId: team.id,
      version: versionOf(fall.at),
      zone: manager.timeZone,
      to: [manager.slackUserId, ...leads].filter((to) => !by.includes(to)),
      step: `fell-${fall.at}`,
      customer,
      manager,
      team,
      fall,
    };
  },

  nextAt: () => null,

  async word({ customer, manager, team, fall }, { localDay, isLate, to }, { read, now }) {
    const reader = await readerOf(to, team, { read, now });
    const due = (await read.customers.visitsDue([customer.id])).get(customer.id)?.on ?? null;
    const settings = await read.teams.settings(team.id);
    return gradeFellMessage(
      {
        ...fall,
        customer,
        changedBy: (await read.people.find(fall.by))?.name ?? '?',
        managerName: to === manager.slackUserId ? null : manager.name,
        due,
        intervalMonths: settings['visit.intervalMonths'][fall.to],
        today: dayOf(now, reader.timeZone),
      },
      isLate ? localDay : null,
      wordsFor(reader.locale),
    );
  },
});

/** A minute, which a row's version has room for. */
const versionOf = (at: Instant): number => Math.floor(at / 60_000);

export const gradeFell = { ...rule, versionOf };

/** The last change of a customer's grade, where it is a fall; the trail of changes has it. */
async function lastFall(id: string, { read }: RuleContext): Promise<Fall | undefined> {
  const changes = (await read.audit.of(`customer/${id}`)).flatMap((entry) => {
    const before = gradeIn(entry.before);
    const after = gradeIn(entry.after);
    return before === after ? [] : [{ ...entry, before, after }];
  });
  const last = changes.at(-1);
  const { before: from = null, after: to = null } = last ?? {};
  return last && from !== null && to !== null && hasFallen(from, to)
    ? { from, to, at: last.at, by: last.actorId }
    : undefined;
}

/** The trail keeps a customer as it was; null where it had no grade. */
function gradeIn(record: unknown): CreditGrade | null {
  if (typeof record !== 'object' || record === null || !('creditGrade' in record)) return null;
  return creditGrades.find((grade) => grade === record.creditGrade) ?? null;
}

import { can } from '../domain/permissions.ts';
import type { SubjectName } from '../domain/progress/progress.ts';
import type { ProgressSubject } from '../domain/progress/progress-query.ts';
import { UserError } from '../domain/user-error.ts';
import {
  addDays,
  type CalendarDay,
  clockTime,
  dayNumber,
  instantOf,
  type ZoneName,
} from '../domain/zoned-time.ts';
import type { DayEnd, DaysOf, ProgressScope, SpanOf } from '../ports/progress.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/** Whose figures are counted, once the actor may see them. */
export type AllowedScope = { readonly scope: ProgressScope; readonly name: SubjectName };

/** @throws UserError where the actor may not see the figures, or there is nobody of that name. */
export async function allowedScope(
  context: UseCaseContext,
  subject: ProgressSubject,
): Promise<AllowedScope> {
  const { repositories, actor } = context;
  const { team } = actor;
  const none = { teamId: team.id, managerId: null, customerId: null, department: null };
  switch (subject.kind) {
    case 'team':
      if (!can(actor, { do: 'see-progress-of-team' }))
        throw new UserError('error.progressOfOthers');
      return { scope: none, name: { kind: 'team', name: team.name } };
    case 'person': {
      const person = await repositories.people.find(subject.personId);
      if (!person || person.teamId !== team.id) {
        throw new UserError('error.notInTeam', { name: person?.name ?? '?', team: team.name });
      }
      const to = { teamId: team.id, managerId: person.id };
      if (!can(actor, { do: 'see-progress', to })) throw new UserError('error.progressOfOthers');
      const scope = { ...none, managerId: person.id };
      return { scope, name: { kind: 'person', name: person.name } };
    }
    case 'department': {
      const { department } = subject;
      allow(context, { do: 'see-queue', to: department });
      const own = await repositories.departments.find(team.id, department);
      const name = own?.name ? own.name : ({ key: `department.${department}` } as const);
      return { scope: { ...none, department }, name: { kind: 'department', name } };
    }
    case 'customer': {
      const customer = await repositories.customers.find(subject.customerId);
      if (!customer || customer.teamId !== team.id) throw new UserError('error.oldButton');
      if (!can(actor, { do: 'see-progress', to: customer })) {
        throw new UserError('error.progressOfOthers');
      }
      const scope = { ...none, customerId: customer.id };
      return { scope, name: { kind: 'customer', name: customer.name } };
    }
  }
}

const midnight = clockTime('00:00');

/** A period on the team's clock. */
export const spanOf = ({ first, last }: DaysOf, zone: ZoneName): SpanOf => ({
  from: instantOf(first, midnight, zone),
  until: instantOf(addDays(last, 1), midnight, zone),
});

const dayMs = 24 * 60 * 60 * 1000;

/**
 * When the days of a scope's follow-ups end, each on the clock by which it was promised: whoever left
 * took theirs along, and what they had kept stays so.
 */
export async function promiseEnds(
  { repositories }: UseCaseContext,
  scope: ProgressScope,
  days: DaysOf,
): Promise<readonly DayEnd[]> {
  const clocks = await repositories.progress.promiseClocks(scope, days);
  return clocks.flatMap(({ zone, first, last }) => {
    const stretches: DayEnd[] = [];
    for (let day: CalendarDay = first; day <= last; day = addDays(day, 1)) {
      const next = addDays(day, 1);
      const endsMs = instantOf(next, midnight, zone) - dayNumber(next) * dayMs;
      const before = stretches.at(-1);
      if (before?.endsMs === endsMs) stretches[stretches.length - 1] = { ...before, last: day };
      else stretches.push({ zone, first: day, last: day, endsMs });
    }
    return stretches;
  });
}

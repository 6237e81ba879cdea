import { isLead } from '../domain/permissions.ts';
import { periodAround } from '../domain/progress/period.ts';
import type { ProgressQuery, ProgressSubject } from '../domain/progress/progress-query.ts';
import type { Mentioned } from '../domain/quantity.ts';
import { UserError } from '../domain/user-error.ts';
import type { MessageKey } from '../i18n/words.ts';
import { type CustomerIndex, findCustomer } from '../language/customers/find-customer.ts';
import { mentionCode, withNames } from '../language/quantities/mention-names.ts';
import type { ProgressLine } from '../language/read-progress-line.ts';
import { shorten } from '../views/message.ts';
import { findMentioned } from './find-colleague.ts';
import { findDepartment } from './ticket/department-called.ts';
import type { UseCaseContext } from './use-case-context.ts';

type Asking = UseCaseContext & {
  readonly customers: CustomerIndex;
  readonly mentioned: readonly Mentioned[];
};

/**
 * What a line asks for; where nothing is said, this week: a lead of the team, a specialist of their
 * department, everybody else of themself.
 *
 * @throws UserError where it names nobody and nothing of the team.
 */
export async function askProgress(
  context: Asking,
  line: ProgressLine,
  example: MessageKey = 'progress.example',
): Promise<ProgressQuery> {
  const subject = await subjectOf(context, line, example);
  const topic = line.topic ?? (subject.kind === 'department' ? 'tickets' : 'all');
  return { topic, period: line.period ?? periodAround('week', context.today), subject };
}

async function subjectOf(
  context: Asking,
  { whose, rest, topic }: ProgressLine,
  example: MessageKey,
): Promise<ProgressSubject> {
  const { person } = context.actor;
  const mine = { kind: 'person', personId: person.id } as const;
  switch (whose) {
    case 'team':
      return { kind: 'team' };
    case 'mine':
      return mine;
    case 'named':
      return namedIn(context, rest, example);
    case null: {
      if (isLead(person) || topic === 'people') return { kind: 'team' };
      const { role, department } = person;
      const isQueue = role === 'specialist' && department !== null;
      return isQueue && (topic === null || topic === 'tickets')
        ? { kind: 'department', department }
        : mine;
    }
  }
}

/** A colleague, a department or a customer. @throws UserError */
async function namedIn(
  context: Asking,
  typed: string,
  example: MessageKey,
): Promise<ProgressSubject> {
  const { repositories, actor, customers, mentioned } = context;
  const shown = withNames(typed, mentioned);
  const said = { typed: shorten(shown, 80) };
  const [code] = typed.matchAll(mentionCode);
  if (code) {
    const slackUserId = code.groups?.id ?? '';
    const name = mentioned.find((one) => one.slackUserId === slackUserId)?.name ?? shown;
    const colleague = await findMentioned(context, { slackUserId, name });
    return { kind: 'person', personId: colleague.id };
  }
  const name = shown.replace(/^[@＠]/u, '').toLowerCase();
  const people = await repositories.people.list(actor.team.id);
  const colleague = people.find((one) => one.name.toLowerCase() === name);
  if (colleague) return { kind: 'person', personId: colleague.id };
  const department = await findDepartment(context, shown);
  if (department) return { kind: 'department', department };
  const match = findCustomer(shown, customers);
  if (match.kind === 'one') return { kind: 'customer', customerId: match.id };
  throw match.kind === 'several' && !match.isLikeness
    ? new UserError('error.customerAmbiguous', said, example)
    : new UserError('error.progressWhom', said, example);
}

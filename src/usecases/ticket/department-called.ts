import { locales } from '../../domain/locale.ts';
import { type DepartmentKey, departmentKeys } from '../../domain/ticket/department-key.ts';
import { UserError } from '../../domain/user-error.ts';
import { wordsFor } from '../../i18n/words.ts';
import { departmentName } from '../../views/department-name.ts';
import { shorten } from '../../views/message.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** The department of a name, in any language or as the team calls it; null where there is none. */
export async function findDepartment(
  { repositories, actor }: UseCaseContext,
  typed: string,
): Promise<DepartmentKey | null> {
  const departments = await repositories.departments.list(actor.team.id);
  const wanted = typed.trim().toLowerCase();
  const namesOf = (key: DepartmentKey) => [
    key,
    ...locales.flatMap((locale) => [
      departmentName(key, departments, wordsFor(locale)),
      departmentName(key, [], wordsFor(locale)),
    ]),
  ];
  const isCalled = (name: string): boolean =>
    name.toLowerCase() === wanted ||
    (/^\p{Script=Han}{2,}$/u.test(wanted) && name.startsWith(wanted));
  return departmentKeys.find((key) => namesOf(key).some(isCalled)) ?? null;
}

/** @throws UserError where no department is called so. */
export async function departmentCalled(
  context: UseCaseContext,
  typed: string,
): Promise<DepartmentKey> {
  const key = await findDepartment(context, typed);
  if (key) return key;
  throw new UserError(
    'error.listUnknownTicket',
    { typed: shorten(typed, 80) },
    'ticket.queue.example',
  );
}

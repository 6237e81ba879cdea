import type { Department } from '../domain/ticket/department.ts';
import type { StageDepartment } from '../domain/ticket/ticket.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { oneLine } from './message.ts';

const names: Readonly<Record<StageDepartment, MessageKey>> = {
  marketing: 'department.marketing',
  production: 'department.production',
  inspection: 'department.inspection',
  metering: 'department.metering',
  dispatch: 'department.dispatch',
  archive: 'department.archive',
  company: 'department.company',
  manager: 'department.manager',
  customer: 'department.customer',
};

/** What a department is called: by the team, or by the bot in the reader's language. */
export function departmentName(
  key: StageDepartment,
  departments: readonly Pick<Department, 'key' | 'name'>[],
  words: Words,
): string {
  const own = departments.find((department) => department.key === key)?.name;
  return own ? oneLine(own) : words.t(names[key]);
}

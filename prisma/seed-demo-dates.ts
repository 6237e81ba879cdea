import type { Customer } from '../src/domain/customer.ts';
import { type ImportantDateId, isYearlyKind } from '../src/domain/important-date.ts';
import type { NewId } from '../src/domain/new-id.ts';
import { defaultSettings } from '../src/domain/settings.ts';
import type { CalendarRegion } from '../src/domain/working-days.ts';
import { addDays, dayOf, type Instant, zoneName } from '../src/domain/zoned-time.ts';
import type { Repositories } from '../src/ports/store.ts';
import { importantDateDue, momentsAfter } from '../src/reminders/rules/important-date.ts';
import { demoDates } from './demo-data.ts';

const zone = zoneName('Asia/Shanghai');

/** The important dates of the demo's customers, with their reminders where these can reach somebody. */
export async function addDemoDates(
  { importantDates, reminders, calendars }: Repositories,
  region: CalendarRegion,
  customers: readonly Customer[],
  now: Instant,
  newId: NewId,
  isReachable: boolean,
): Promise<void> {
  const calendar = await calendars.load(region);
  for (const { customer: index, kind, label, inDays } of demoDates) {
    const customer = customers[index];
    if (!customer) throw new Error(`There is no demo customer ${index}`);
    const date = {
      id: newId<ImportantDateId>(),
      teamId: customer.teamId,
      customerId: customer.id,
      kind,
      label: label ?? '',
      day: addDays(dayOf(now, zone), inDays),
      isYearly: isYearlyKind(kind),
      version: 1,
      createdAt: now,
      createdBy: customer.managerId,
      removedAt: null,
    };
    await importantDates.add(date);
    const [next] = momentsAfter(date, { settings: defaultSettings, calendar, zone }, now);
    if (!isReachable || next === undefined) continue;
    await reminders.plan({
      rule: importantDateDue.key,
      teamId: date.teamId,
      subjectId: date.id,
      subjectVersion: date.version,
      nextAt: next.at,
      sentCount: 0,
      lastAt: null,
    });
  }
}

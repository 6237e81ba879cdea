import { createHash } from 'node:crypto';
import { formerIdsBy } from '../domain/customer-merge.ts';
import type { StagedRow } from '../domain/import/customer-import.ts';
import { type TicketAssumption, ticketAssumptions } from '../domain/import/imported-records.ts';
import type { PlannedRecord, RecordContext } from '../domain/import/plan-records.ts';
import { planTickets } from '../domain/import/plan-tickets.ts';
import type { TicketContext } from '../domain/import/ticket-context.ts';
import { locales } from '../domain/locale.ts';
import { departmentKeys } from '../domain/ticket/department-key.ts';
import type { StageDepartment } from '../domain/ticket/ticket.ts';
import { wordsFor } from '../i18n/words.ts';
import { readStage } from '../usecases/ticket/read-stage.ts';
import { departmentName } from '../views/department-name.ts';
import { isTicket } from './bring-tickets.ts';
import type { FoundTable } from './find-tables.ts';
import { planTable } from './plan-table.ts';
import type { TableTools } from './table-tools.ts';

/** What becomes of the rows of tickets. */
export async function planTicketTables(
  tools: TableTools,
  tables: readonly FoundTable[],
  records: RecordContext,
): Promise<readonly { readonly row: PlannedRecord; readonly table: FoundTable }[]> {
  const own = tables.filter(({ kind }) => kind === 'ticket');
  if (own.length === 0) return [];
  const plan = planTickets(await ticketContext(tools, records));
  const planned: { row: PlannedRecord; table: FoundTable }[] = [];
  for (const table of own) {
    const rows = await planTable(table, plan(table.found, table.name));
    planned.push(...rows.map((row) => ({ row, table })));
  }
  return planned;
}

async function ticketContext(
  { store: { read }, newId }: TableTools,
  records: RecordContext,
): Promise<TicketContext> {
  const { team, person } = records.actor;
  const { settings, now } = records;
  const template = await read.ticketTemplates.current(team.id);
  const calendar = await read.calendars.load(team.region);
  const departments = await read.departments.list(team.id);
  const ofDepartment = new Map<string, StageDepartment>();
  for (const key of [...departmentKeys, 'manager', 'customer'] as const) {
    for (const locale of locales) {
      const words = wordsFor(locale);
      ofDepartment.set(folded(departmentName(key, [], words)), key);
      ofDepartment.set(folded(departmentName(key, departments, words)), key);
    }
  }
  const words = wordsFor(person.locale);
  return {
    ...records,
    deadlines: { template, calendar, settings, zone: team.timeZone, now },
    findStage: (said) => {
      const { stage, rest } = readStage(said, template);
      return rest === '' ? stage?.code : template.stages.find(({ code }) => code === said)?.code;
    },
    findDepartment: (said) => ofDepartment.get(folded(said)),
    knownTickets: await read.imports.broughtTickets(team.id),
    formerIds: formerIdsBy(await read.merges.ofTeam(team.id)),
    newId,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    noReason: words.t('import.noReason'),
    idleNote: words.t('import.idle'),
  };
}

const folded = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** In how many tickets each thing was assumed. */
export function assumptionsOf(
  rows: readonly Pick<StagedRow, 'record'>[],
): Partial<Record<TicketAssumption, number>> {
  const counts: Partial<Record<TicketAssumption, number>> = {};
  const all = rows.flatMap(({ record }) => (record && isTicket(record) ? record.assumed : []));
  for (const one of ticketAssumptions) {
    const count = all.filter((assumed) => assumed === one).length;
    if (count > 0) counts[one] = count;
  }
  return counts;
}

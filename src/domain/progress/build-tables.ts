import { creditGrades } from '../customer.ts';
import type { Person, PersonId } from '../person.ts';
import { departmentKeys } from '../ticket/department-key.ts';
import type { StageDepartment } from '../ticket/ticket.ts';
import type { Phrase } from '../user-error.ts';
import type { ColumnKey, ProgressRow, ProgressTable } from './progress.ts';
import type { ProgressTopic } from './progress-query.ts';
import { type Sums, sumOf } from './sums.ts';
import type { TicketStanding } from './ticket-standing.ts';

/** Who may stand in a row. */
export type RowPerson = Pick<Person, 'id' | 'name'> & {
  /** Of this team, and here. */
  readonly isManager: boolean;
};

type Of = {
  readonly sums: Sums;
  readonly people: readonly RowPerson[];
  /** Whether people may be shown side by side. */
  readonly isCompared: boolean;
  readonly nameOf: (department: StageDepartment) => Phrase;
};

/** What a figure is of one person. */
const ofPerson: Partial<Record<ColumnKey, (id: PersonId, sums: Sums) => number>> = {
  'visits-held': (id, { visits }) =>
    sumOf(visits?.now.held ?? [], (row) => (row.managerId === id ? row.held : 0)),
  'visits-due': (id, { visits }) =>
    sumOf(visits?.now.due ?? [], (row) => (row.managerId === id ? row.due : 0)),
  'visits-kept': (id, { visits }) =>
    sumOf(visits?.now.due ?? [], (row) => (row.managerId === id ? row.kept : 0)),
  'visits-overdue': (id, { visits }) =>
    sumOf(visits?.overdue ?? [], (row) => (row.managerId === id ? row.count : 0)),
  'follow-ups-due': (id, { promises }) =>
    sumOf(promises?.now ?? [], (row) => (row.ownerId === id ? row.due : 0)),
  'follow-ups-kept': (id, { promises }) =>
    sumOf(promises?.now ?? [], (row) => (row.ownerId === id ? row.kept : 0)),
  'follow-ups-late': (id, { promises }) =>
    sumOf(promises?.now ?? [], (row) => (row.ownerId === id ? row.late : 0)),
  'follow-ups-overdue': (id, { promises }) =>
    sumOf(promises?.open ?? [], (row) => (row.ownerId === id ? row.overdue : 0)),
  'tickets-open': (id, { tickets }) => ledBy(id, tickets).length,
  'tickets-red': (id, { tickets }) => ledBy(id, tickets).filter(isRed).length,
  'tickets-overdue': (id, { tickets }) =>
    ledBy(id, tickets).filter(({ isOverdue }) => isOverdue).length,
  'customers-all': (id, { customers }) =>
    sumOf(customers?.all ?? [], (row) => (row.managerId === id ? row.count : 0)),
  'customers-gaps': (id, { customers }) =>
    sumOf(customers?.gaps ?? [], (row) => (row.managerId === id ? row.count : 0)),
};

const ledBy = (id: PersonId, tickets: Sums['tickets']): readonly TicketStanding[] =>
  (tickets?.standings ?? []).filter(
    ({ ticket }) => ticket.managerId === id || ticket.secondManagerId === id,
  );
const isRed = ({ light }: TicketStanding): boolean => light === 'red';

const personColumns: Readonly<Record<ProgressTopic, readonly ColumnKey[]>> = {
  all: [],
  visits: ['visits-overdue', 'visits-held', 'visits-due', 'visits-kept'],
  'follow-ups': ['follow-ups-overdue', 'follow-ups-due', 'follow-ups-kept', 'follow-ups-late'],
  tickets: ['tickets-overdue', 'tickets-open', 'tickets-red'],
  customers: ['customers-gaps', 'customers-all'],
  people: [
    'visits-overdue',
    'visits-held',
    'visits-due',
    'visits-kept',
    'follow-ups-overdue',
    'follow-ups-kept',
    'tickets-overdue',
    'tickets-red',
  ],
};

/** The tables of a topic. */
export function tablesOf(topic: ProgressTopic, of: Of): readonly ProgressTable[] {
  const people = of.isCompared ? peopleTable(personColumns[topic], of) : [];
  switch (topic) {
    case 'visits':
      return [gradeTable(of), ...people];
    case 'tickets':
      return [departmentTable(of), ...people];
    case 'all':
    case 'follow-ups':
    case 'customers':
    case 'people':
      return people;
  }
}

/** Managers always; others where they have something. */
function peopleTable(
  columns: readonly ColumnKey[],
  { sums, people }: Of,
): readonly ProgressTable[] {
  if (columns.length === 0) return [];
  const rows = people.flatMap((person): ProgressRow[] => {
    const values = columns.map((column) => ofPerson[column]?.(person.id, sums) ?? null);
    return person.isManager || values.some((value) => value !== 0)
      ? [{ name: person.name, values }]
      : [];
  });
  return [{ by: 'person', columns, rows }];
}

function gradeTable({ sums: { visits } }: Of): ProgressTable {
  const columns = ['visits-overdue', 'visits-due', 'visits-kept'] as const;
  const rows = creditGrades.map((grade): ProgressRow => {
    const due = (visits?.now.due ?? []).filter((row) => row.grade === grade);
    const overdue = (visits?.overdue ?? []).filter((row) => row.grade === grade);
    return {
      name: { key: 'progress.grade', parameters: { grade } },
      values: [
        sumOf(overdue, ({ count }) => count),
        sumOf(due, (row) => row.due),
        sumOf(due, (row) => row.kept),
      ],
    };
  });
  return { by: 'grade', columns, rows };
}

const departments: readonly StageDepartment[] = [...departmentKeys, 'manager', 'customer'];

function departmentTable({ sums: { tickets }, nameOf }: Of): ProgressTable {
  const columns = ['stages-overdue', 'days-overdue', 'stages-running'] as const;
  const running = tickets?.running ?? [];
  const rows = departments.flatMap((department): ProgressRow[] => {
    const here = running.filter((stage) => stage.department === department);
    const late = here.flatMap(({ overdue }) => overdue ?? []);
    if (here.length === 0) return [];
    const days = sumOf(late, (one) => one.days);
    return [{ name: nameOf(department), values: [late.length, days, here.length] }];
  });
  return { by: 'department', columns, rows };
}

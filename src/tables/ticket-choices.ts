import { can } from '../domain/permissions.ts';
import type { Actor } from '../domain/person.ts';
import { departmentKeys } from '../domain/ticket/department-key.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import {
  importanceLevels,
  servicePrograms,
  supplyModes,
  ticketKinds,
} from '../domain/ticket/ticket.ts';
import { importanceNames } from '../domain/value-names.ts';
import type { Words } from '../i18n/words.ts';
import type { Repositories } from '../ports/store.ts';
import { departmentName } from '../views/department-name.ts';
import { sayPhrase } from '../views/problem-message.ts';
import { kindNames, programmeNames, supplyNames } from '../views/ticket-facts.ts';

/** What may be chosen in the columns of a sheet of tickets, by their keys, in the reader's language. */
export async function ticketChoices(
  actor: Actor,
  read: Repositories,
  words: Words,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { team, person } = actor;
  const template = await read.ticketTemplates.current(team.id);
  const departments = await read.departments.list(team.id);
  const people = await read.people.list(team.id);
  const isForOthers = can(actor, { do: 'import-customers', for: 'team' });
  const managers = people.filter(
    ({ id, isActive, role }) =>
      isActive && role !== 'specialist' && (isForOthers || id === person.id),
  );
  return new Map([
    ['ticket.kind', ticketKinds.map((kind) => words.t(kindNames[kind]))],
    [
      'ticket.stage',
      template.stages
        .filter(({ condition }) => condition.voltage !== 'none')
        .map(({ code }) => sayPhrase(stageName(code, template), words)),
    ],
    ['ticket.supplyMode', supplyModes.map((mode) => words.t(supplyNames[mode]))],
    ['ticket.importance', importanceLevels.map((level) => words.t(importanceNames[level]))],
    ['ticket.programme', servicePrograms.map((one) => words.t(programmeNames[one]))],
    ['ticket.isPaused', [words.t('import.yes'), words.t('import.no')]],
    ['ticket.manager', managers.map(({ name }) => name)],
    [
      'ticket.department',
      [...departmentKeys, 'manager' as const, 'customer' as const].map((key) =>
        departmentName(key, departments, words),
      ),
    ],
  ]);
}

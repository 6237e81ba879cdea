import { isDeepStrictEqual } from 'node:util';
import { locales } from '../../domain/locale.ts';
import { can } from '../../domain/permissions.ts';
import {
  addStage,
  changeOverallLimits,
  changeStage,
  type OverallLimits,
  type StageSettings,
  templateBounds,
} from '../../domain/ticket/change-template.ts';
import { defaultTemplate } from '../../domain/ticket/default-template.ts';
import { documentName } from '../../domain/ticket/document-name.ts';
import type { TicketTemplate } from '../../domain/ticket/stage-template.ts';
import { UserError } from '../../domain/user-error.ts';
import { wordsFor } from '../../i18n/words.ts';
import { oneLine } from '../../views/message.ts';
import { sayPhrase } from '../../views/problem-message.ts';
import type { ShownTemplate } from '../../views/stage-list.ts';
import { allow, audit, type UseCaseContext } from '../use-case-context.ts';
import { namedStages } from './read-stage.ts';

/**
 * A version of the team's template, `null` for the one that new tickets follow.
 *
 * @throws UserError where there is no such version.
 */
export async function showTemplate(
  { repositories, actor, today }: UseCaseContext,
  version: number | null,
): Promise<ShownTemplate> {
  const { ticketTemplates, people } = repositories;
  const current = await ticketTemplates.current(actor.team.id);
  if (version !== null && version > current.version) {
    const shown = { version: String(version), newest: String(current.version) };
    throw new UserError('error.templateVersion', shown, 'kam.stages.example');
  }
  const template =
    version === null ? current : await ticketTemplates.version(actor.team.id, version);
  const origin = await ticketTemplates.origin(actor.team.id, template.version);
  const by = origin && (await people.find(origin.by));
  return {
    template,
    newest: current.version,
    departments: await repositories.departments.list(actor.team.id),
    origin: origin && { by: by?.name ?? '?', at: origin.at },
    mayChange: can(actor, { do: 'change-template' }),
    zone: actor.person.timeZone,
    today,
  };
}

/**
 * Says a stage anew, in a new version that tickets opened from now on follow. Null where nothing
 * changed.
 *
 * @throws UserError where the actor may not, the template moved on since `basedOn`, or the way would
 * not hold together.
 */
export async function saveStage(
  context: UseCaseContext,
  code: string,
  settings: StageSettings,
  basedOn: number,
): Promise<number | null> {
  refuseTooMuch(settings);
  return save(context, basedOn, (template) => {
    const changed = changeStage(template, code, settings);
    refuseSameName(changed, code);
    return changed;
  });
}

/** Adds a stage of the team's own, before others. @throws UserError as `saveStage` does. */
export async function saveNewStage(
  context: UseCaseContext,
  settings: StageSettings,
  before: readonly string[],
  basedOn: number,
): Promise<number | null> {
  refuseTooMuch(settings);
  if (settings.name === '') throw new UserError('error.stageNameMissing');
  return save(context, basedOn, (template) => {
    const { template: changed, code } = addStage(template, settings, before);
    refuseSameName(changed, code);
    return changed;
  });
}

/** Says anew what holds for all stages together. @throws UserError as `saveStage` does. */
export const saveOverallLimits = (
  context: UseCaseContext,
  limits: OverallLimits,
  basedOn: number,
): Promise<number | null> =>
  save(context, basedOn, (template) => changeOverallLimits(template, limits));

/** Makes an earlier version the newest one again. @throws UserError as `saveStage` does. */
export async function reuseVersion(
  context: UseCaseContext,
  version: number,
  basedOn: number,
): Promise<number | null> {
  const earlier = await context.repositories.ticketTemplates.version(
    context.actor.team.id,
    version,
  );
  return save(context, basedOn, () => earlier);
}

async function save(
  context: UseCaseContext,
  basedOn: number,
  change: (template: TicketTemplate) => TicketTemplate,
): Promise<number | null> {
  const { repositories, actor, now } = context;
  allow(context, { do: 'change-template' });
  const before = await repositories.ticketTemplates.current(actor.team.id);
  if (before.version !== basedOn) {
    const origin = await repositories.ticketTemplates.origin(actor.team.id, before.version);
    const by = origin && (await repositories.people.find(origin.by));
    throw new UserError('error.templateMoved', { name: by?.name ?? '?' }, 'kam.stages.example');
  }
  const after = { ...change(before), version: before.version + 1 };
  if (isDeepStrictEqual({ ...after, version: before.version }, before)) return null;
  await repositories.ticketTemplates.add(actor.team.id, after, actor.person.id, now);
  await audit(context, 'template.save', `template/${after.version}`, before, after);
  return after.version;
}

/** @throws UserError where a stage is called as another one is, in any language. */
function refuseSameName(template: TicketTemplate, code: string): void {
  const folded = (name: string) => name.normalize('NFKC').toLowerCase();
  const stages = namedStages(template);
  const own = stages.filter((stage) => stage.code === code).flatMap(({ names }) => names);
  const taken = new Set(
    stages.filter((stage) => stage.code !== code).flatMap(({ names }) => names.map(folded)),
  );
  const same = own.find((name) => taken.has(folded(name)));
  if (same !== undefined) throw new UserError('error.stageNameTaken', { name: same });
}

function refuseTooMuch({ documents }: StageSettings): void {
  if (documents.length > templateBounds.documents) {
    throw new UserError('error.documentsMany', { limit: templateBounds.documents });
  }
}

/** Documents by what they are called in any language, or else under the name that the team gives them. */
export function readDocuments(typed: string): readonly string[] {
  const lines = typed.split('\n').map(oneLine);
  const keys = lines.filter((line) => line !== '').map((line) => documentKeys.get(line) ?? line);
  return [...new Set(keys)];
}

const documentKeys: ReadonlyMap<string, string> = new Map(
  defaultTemplate.stages
    .flatMap(({ documents }) => documents)
    .flatMap((key) =>
      locales.map((locale) => [sayPhrase(documentName(key), wordsFor(locale)), key] as const),
    ),
);

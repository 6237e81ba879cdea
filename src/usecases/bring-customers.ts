import {
  type CustomerImport,
  type ImportId,
  type ImportState,
  nothingRead,
} from '../domain/import/customer-import.ts';
import { columnsOf, ignored, rememberedAs } from '../domain/import/known-headers.ts';
import { UserError } from '../domain/user-error.ts';
import { oneLine, shorten } from '../views/message.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

const hourMs = 60 * 60 * 1000;
/** A file's name is shown no longer than this. */
const fileNameLimit = 80;

/**
 * Takes a list of customers on, to be read soon.
 *
 * @throws UserError where the actor may bring in none.
 */
export async function takeImport(
  context: UseCaseContext & { readonly deliveryKey: string },
  channelId: string,
  file: { readonly name: string; readonly url: string },
): Promise<CustomerImport> {
  const { repositories, actor, now, newId } = context;
  allow(context, { do: 'import-customers', for: 'self' });
  const taken: CustomerImport = {
    id: newId<ImportId>(),
    teamId: actor.team.id,
    personId: actor.person.id,
    channelId,
    state: 'waiting',
    fileName: shorten(oneLine(file.name), fileNameLimit),
    fileUrl: file.url,
    answerKey: `answer/${context.deliveryKey}`,
    ...nothingRead,
    createdAt: now,
    appliedAt: null,
  };
  await repositories.imports.add(taken);
  return taken;
}

/**
 * Moves an import of the actor's own on by a press.
 *
 * @throws UserError where it is not in that state any more, or not theirs.
 */
async function moveOn(
  context: UseCaseContext,
  id: ImportId,
  from: ImportState,
  state: ImportState,
): Promise<CustomerImport> {
  const one = await findOwnImport(context, id, from);
  const next: CustomerImport = { ...one, state, undone: null, auditedTo: 0 };
  await context.repositories.imports.update(next, from);
  return next;
}

/** An import of the actor's own, in a state. @throws UserError */
export async function findOwnImport(
  context: UseCaseContext,
  id: ImportId,
  state: ImportState,
): Promise<CustomerImport> {
  allow(context, { do: 'import-customers', for: 'self' });
  const one = await context.repositories.imports.find(id);
  if (one?.personId !== context.actor.person.id || one.state !== state) {
    throw new UserError('error.importOver');
  }
  // What was planned is old, and its rows are forgotten.
  const openHours = context.settings['undo.hours'];
  const since = one.appliedAt ?? one.createdAt;
  if (context.now - since <= openHours * hourMs) return one;
  throw state === 'done'
    ? new UserError('error.importUndoLate', { hours: openHours })
    : new UserError('error.importOver');
}

export const confirmImport = (context: UseCaseContext, id: ImportId) =>
  moveOn(context, id, 'previewed', 'applying');

export const cancelImport = (context: UseCaseContext, id: ImportId) =>
  moveOn(context, id, 'previewed', 'ended');

/** @throws UserError once it is too long ago. */
export const takeImportBack = (context: UseCaseContext, id: ImportId) =>
  moveOn(context, id, 'done', 'undoing');

/** Remembers what headers mean for the team, and lets the file be read by it. */
export async function sayColumns(
  context: UseCaseContext,
  id: ImportId,
  said: readonly (string | null)[] | null,
): Promise<CustomerImport> {
  const one = await findOwnImport(context, id, 'asking');
  const columns = one.unknown.map(({ header, kind }, place) => {
    const column = said?.[place] ?? ignored;
    const isColumn = columnsOf[kind].some(({ key }) => key === column);
    return [rememberedAs(kind, header), isColumn ? column : ignored] as const;
  });
  await context.repositories.imports.rememberHeaders(one.teamId, new Map(columns));
  return moveOn(context, id, 'asking', 'waiting');
}

import type { Member } from '../domain/person.ts';
import type { Mentioned } from '../domain/quantity.ts';
import { UserError } from '../domain/user-error.ts';
import { findColleague } from './find-record.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** A colleague at the start of a text, and what stands after the name. */
export type NamedColleague = { readonly colleague: Member; readonly rest: string };

/**
 * The colleague whom a text starts with: mentioned, or by name with or without an @.
 *
 * @throws UserError where it starts with nobody of the team.
 */
export async function findNamedColleague(
  context: UseCaseContext,
  typed: string,
  mentioned: { readonly person: Mentioned; readonly rest: string } | null,
): Promise<NamedColleague> {
  const { repositories, actor } = context;
  const { id: teamId, name: team, workspaceId } = actor.team;
  if (mentioned) {
    const { slackUserId, name } = mentioned.person;
    const person = await repositories.people.findBySlackUser(workspaceId, slackUserId);
    if (!person) throw new UserError('error.notInTeam', { name, team });
    return { colleague: await findColleague(context, person.id), rest: mentioned.rest };
  }
  const text = typed.replace(/^[@＠]/u, '');
  const named = (await repositories.people.list(teamId))
    .filter(({ name }) => startsWithName(text, name))
    .sort((one, other) => other.name.length - one.name.length)
    .at(0);
  if (!named) throw new UserError('error.personMissing', {}, 'due.give.example');
  const colleague = await findColleague(context, named.id);
  return { colleague, rest: text.slice(named.name.length).trim() };
}

/** Chinese needs no space after a name. */
function startsWithName(text: string, name: string): boolean {
  const start = text.slice(0, name.length).toLowerCase();
  const isCut = /^[\p{Script=Latin}\p{N}]{2}/u.test(text.slice(name.length - 1, name.length + 1));
  return start === name.toLowerCase() && !isCut;
}

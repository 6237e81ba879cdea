import type { Member, Person } from '../domain/person.ts';
import type { Mentioned } from '../domain/quantity.ts';
import { UserError } from '../domain/user-error.ts';
import type { MessageKey } from '../i18n/words.ts';
import { personAtStart } from '../language/quantities/mention-names.ts';
import { findColleague } from './find-record.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** A colleague at the start of a text, and what stands after the name. */
export type NamedColleague = { readonly colleague: Member; readonly rest: string };

/**
 * The colleague whom a text starts with: mentioned, or by name with or without an @. `example`: the
 * line that works.
 *
 * @throws UserError where it starts with nobody of the team.
 */
export async function findNamedColleague(
  context: UseCaseContext,
  typed: string,
  mentioned: { readonly person: Mentioned; readonly rest: string } | null,
  example: MessageKey = 'due.give.example',
): Promise<NamedColleague> {
  const { repositories, actor } = context;
  if (mentioned) {
    return { colleague: await findMentioned(context, mentioned.person), rest: mentioned.rest };
  }
  const text = typed.replace(/^[@＠]/u, '');
  const named = (await repositories.people.list(actor.team.id))
    .filter(({ name }) => startsWithName(text, name))
    .sort((one, other) => other.name.length - one.name.length)
    .at(0);
  if (!named) throw new UserError('error.personMissing', {}, example);
  const colleague = await findColleague(context, named.id);
  return { colleague, rest: text.slice(named.name.length).trim() };
}

/** @throws UserError where whoever is mentioned is not of the actor's team. */
export async function findMentioned(
  context: UseCaseContext,
  { slackUserId, name }: Mentioned,
): Promise<Member> {
  const { repositories, actor } = context;
  const { workspaceId, name: team } = actor.team;
  const person = await repositories.people.findBySlackUser(workspaceId, slackUserId);
  if (!person) throw new UserError('error.notInTeam', { name, team });
  return findColleague(context, person.id);
}

/**
 * Whom a line starts with, mentioned or by name: here or gone; mentioned ones also of another team.
 *
 * @throws UserError where it starts with nobody who is known.
 */
export async function findPerson(
  { repositories, actor }: UseCaseContext,
  typed: string,
  mentioned: readonly Mentioned[],
  example: MessageKey,
): Promise<{ readonly person: Person; readonly rest: string }> {
  const { people } = repositories;
  const { workspaceId, id: teamId, name: team } = actor.team;
  const named = personAtStart(typed, mentioned);
  if (named) {
    const { slackUserId, name } = named.person;
    const person = await people.findBySlackUser(workspaceId, slackUserId);
    if (!person) throw new UserError('error.notInTeam', { name, team }, example);
    return { person, rest: named.rest };
  }
  const text = typed.replace(/^[@＠]/u, '');
  const person = (await people.list(teamId))
    .filter(({ name }) => startsWithName(text, name))
    .sort((one, other) => other.name.length - one.name.length)
    .at(0);
  if (!person) throw new UserError('error.personUnknown', {}, example);
  return { person, rest: text.slice(person.name.length).trim() };
}

/** Chinese needs no space after a name. */
function startsWithName(text: string, name: string): boolean {
  const start = text.slice(0, name.length).toLowerCase();
  const isCut = /^[\p{Script=Latin}\p{N}]{2}/u.test(text.slice(name.length - 1, name.length + 1));
  return start === name.toLowerCase() && !isCut;
}

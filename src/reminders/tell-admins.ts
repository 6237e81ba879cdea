import { isLead } from '../domain/permissions.ts';
import type { Person, WorkspaceId } from '../domain/person.ts';
import type { Instant } from '../domain/zoned-time.ts';
import { type Words, wordsFor } from '../i18n/words.ts';
import type { Repositories } from '../ports/store.ts';
import type { Message } from '../views/message.ts';
import { adminChannel } from './admin-channel.ts';
import { readyMessage } from './ready-message.ts';

/** The admins of a workspace; where there are none, the leads of its teams. */
export async function adminsOf(
  workspaceId: WorkspaceId,
  { teams, people }: Pick<Repositories, 'teams' | 'people'>,
): Promise<readonly Person[]> {
  const all: Person[] = [];
  for (const team of await teams.list()) {
    if (team.workspaceId !== workspaceId) continue;
    all.push(...(await people.list(team.id)).filter(({ isActive }) => isActive));
  }
  const admins = all.filter(({ role }) => role === 'admin');
  return admins.length > 0 ? admins : all.filter(isLead);
}

/**
 * Tells the admins in their channel, or each of them directly where they have none. A channel that
 * refuses it, or is shared with another company, is seen to when it is sent. Once for each key.
 */
export async function tellAdmins(
  repositories: Repositories,
  workspaceId: WorkspaceId,
  notice: {
    readonly key: string;
    readonly now: Instant;
    readonly word: (words: Words) => Message;
  },
): Promise<void> {
  const { key, now, word } = notice;
  const channel = await adminChannel(workspaceId, repositories);
  const team = await repositories.teams.findDefault(workspaceId);
  const readers =
    channel === null
      ? (await adminsOf(workspaceId, repositories)).map(({ slackUserId, locale }) => ({
          place: slackUserId,
          locale,
        }))
      : [{ place: channel, locale: team?.locale ?? 'en' }];
  for (const { place, locale } of readers) {
    const address = { workspaceId, channelId: place };
    const message = readyMessage(word(wordsFor(locale)), address, `${key}/${place}`, now);
    await repositories.outbox.add(message);
  }
}

import { isSlackUser, type Team } from '../domain/person.ts';
import type { Instant } from '../domain/zoned-time.ts';
import { type Words, wordsFor } from '../i18n/words.ts';
import type { OutboxMessage } from '../ports/reminders.ts';
import type { Repositories } from '../ports/store.ts';
import { adminChannel } from '../reminders/admin-channel.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import { adminsOf } from '../reminders/tell-admins.ts';
import { leadsOf } from '../reminders/ticket-audience.ts';
import { ticketCardPost } from '../reminders/ticket-card-post.ts';
import type { Message } from '../views/message.ts';
import { lines, type Part, withChannel, withCode } from '../views/rich-text.ts';
import { sharedChannel } from './find-shared-channels.ts';

/** Such a message is the last resort: where one person's is refused, too, only the log says so. */
const rerouted = '/rerouted';

/**
 * What Slack refuses to post is told elsewhere, so that it is not lost: to whoever shared it, that it
 * is not there; everything else whole to the admins' channel, or the leads, with what has to be mended.
 * Where that channel is what is broken, each admin hears directly.
 */
export async function rerouteBlocked(
  repositories: Repositories,
  message: OutboxMessage,
  words: Message,
  reason: string,
  now: Instant,
): Promise<void> {
  const { target, kind, workspaceId, channelId, dedupeKey } = message;
  if (kind !== 'post') return;
  const ofAdmins = await adminChannel(workspaceId, repositories);
  if (dedupeKey.endsWith(rerouted) && channelId !== ofAdmins) return;
  if (target !== null && target !== channelId)
    return tellSharer(repositories, message, reason, now);
  const team = await teamOf(repositories, message);
  if (!team) return;
  const places = await placesInstead(repositories, message, team, ofAdmins);
  for (const place of places.filter((one) => one !== channelId)) {
    const reader = await repositories.people.findBySlackUser(workspaceId, place);
    const head = await headOf(
      repositories,
      message,
      reason,
      wordsFor(reader?.locale ?? team.locale),
    );
    const told = { text: words.text, blocks: [lines(head), ...words.blocks] };
    const address = { workspaceId, channelId: place };
    await repositories.outbox.add(
      readyMessage(told, address, `${dedupeKey}/${place}${rerouted}`, now),
    );
  }
}

async function placesInstead(
  repositories: Repositories,
  { channelId, workspaceId }: OutboxMessage,
  team: Team,
  ofAdmins: string | null,
): Promise<readonly string[]> {
  if (ofAdmins === channelId) {
    return (await adminsOf(workspaceId, repositories)).map(({ slackUserId }) => slackUserId);
  }
  if (ofAdmins !== null) return [ofAdmins];
  const leads = await leadsOf(team, repositories);
  return leads.includes(channelId) ? eachLead(repositories, team) : leads;
}

/** The team whose channel it is, or whose person; the default one where neither is known. */
async function teamOf(
  { teams, people }: Repositories,
  { channelId, workspaceId }: OutboxMessage,
): Promise<Team | undefined> {
  const person = await people.findBySlackUser(workspaceId, channelId);
  const all = (await teams.list()).filter((team) => team.workspaceId === workspaceId);
  return (
    all.find(
      ({ id, teamChannelId, leadsChannelId }) =>
        id === person?.teamId || teamChannelId === channelId || leadsChannelId === channelId,
    ) ?? (await teams.findDefault(workspaceId))
  );
}

/** Where the leads' channel is what is broken. */
const eachLead = (repositories: Repositories, team: Team) =>
  leadsOf({ ...team, leadsChannelId: null }, repositories);

async function headOf(
  { people }: Repositories,
  { channelId, workspaceId }: OutboxMessage,
  reason: string,
  words: Words,
): Promise<readonly Part[]> {
  if (isSlackUser(channelId)) {
    const name = (await people.findBySlackUser(workspaceId, channelId))?.name ?? channelId;
    return withCode(words.t('reroute.person', { name, reason }));
  }
  return withChannel('reroute.channel', channelId, { reason }, words);
}

/** Whoever shared something, or opened a ticket, hears by direct message where it could not be posted. */
async function tellSharer(
  { people, outbox }: Repositories,
  { target, workspaceId, channelId, dedupeKey, content }: OutboxMessage,
  reason: string,
  now: Instant,
): Promise<void> {
  if (target === null) return;
  // A card is posted by itself, and where others read nothing is: there is nothing to share again.
  const isCard = content.kind === 'rewrite' && content.rule === ticketCardPost.key;
  const key = isCard || reason === sharedChannel ? 'reroute.channel' : 'error.shareNowhere';
  const person = await people.findBySlackUser(workspaceId, target);
  const words = wordsFor(person?.locale ?? 'en');
  const text = words.t(key, { channel: `<#${channelId}>`, reason });
  const blocks = [lines(withChannel(key, channelId, { reason }, words))];
  const address = { workspaceId, channelId: target };
  await outbox.add(readyMessage({ text, blocks }, address, `${dedupeKey}/blocked`, now));
}

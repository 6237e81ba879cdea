import type { DepartmentKey } from '../../src/domain/ticket/department-key.ts';
import type { WorkspaceMessage } from '../../workspace/protocol.ts';
import { changePerson } from './change-person.ts';
import { pressablesOf, readMessage } from './read-message.ts';
import { startTeam, type TeamAtWork } from './start-team.ts';

/** Somebody becomes a specialist of a department. */
export const joinDepartment = (
  { bot }: Pick<TeamAtWork, 'bot'>,
  slackUserId: string,
  department: DepartmentKey,
): Promise<void> => changePerson(bot, slackUserId, { role: 'specialist', department });

/**
 * A team whose tickets go through two departments with people: Chen in Marketing, which has a
 * channel, and Emma in Production, which has none. The others have nobody on Slack. Wang is the
 * manager, Li the lead.
 */
export async function startTicketTeam(
  options: Parameters<typeof startTeam>[0] = {},
): Promise<TeamAtWork> {
  const team = await startTeam({
    ...options,
    setup: { teamChannelId: 'CTEAM', locale: 'zh-Hans', ...options.setup },
  });
  await joinDepartment(team, 'UCHEN', 'marketing');
  await joinDepartment(team, 'UEMMA', 'production');
  await team.bot.store.write(({ departments }) =>
    departments.save({
      teamId: team.team.id,
      key: 'marketing',
      name: '',
      channelId: 'CTEAM',
      headId: null,
    }),
  );
  return team;
}

/** What the bot posted to the team's channel outside of threads, the newest last. */
export const posts = ({ bot }: Pick<TeamAtWork, 'bot'>): readonly WorkspaceMessage[] =>
  bot.workspace.messages('CTEAM').filter(({ threadTs }) => !threadTs);

/** The live card of the ticket that was opened first. */
export function liveCard(team: Pick<TeamAtWork, 'bot'>, reference = 'GC-1'): WorkspaceMessage {
  const card = posts(team).find(
    (one) => readMessage(one)[0]?.startsWith(`${reference} · `) && pressablesOf(one).length !== 3,
  );
  if (!card) throw new Error(`${reference} has no card`);
  return card;
}

/**
 * What people see anew each time it is asked: `wang` is a direct message to Wang, `team` a post in the
 * team's channel, `thread` a reply there; `~` a message that became another one. The live card is left
 * out: see {@link liveCard}.
 */
export function watchTeam({ bot }: Pick<TeamAtWork, 'bot'>): () => Promise<string[][]> {
  const { workspace, linesman } = bot;
  const seen = new Map<string, string>();
  const direct = { wang: 'UWANG', emma: 'UEMMA', chen: 'UCHEN', li: 'ULI' };
  const placed = () => [
    ...Object.entries(direct).flatMap(([place, id]) =>
      workspace.messages(workspace.as(id).directChannelId()).map((message) => ({ place, message })),
    ),
    ...workspace.messages('CTEAM').map((message) => ({
      place: message.threadTs ? 'thread' : 'team',
      message,
    })),
  ];
  return async () => {
    await linesman.tick();
    const news: string[][] = [];
    for (const { place, message } of placed()) {
      if (message.authorId !== workspace.botUserId) continue;
      if (place === 'team' && message.ts === liveCard({ bot }).ts) continue;
      const key = `${message.channelId}/${message.ts}`;
      const read = readMessage(message);
      if (seen.get(key) === read.join('\n')) continue;
      news.push([seen.has(key) ? `~ ${place}` : place, ...read]);
      seen.set(key, read.join('\n'));
    }
    return news;
  };
}

import type { Person } from '../domain/person.ts';
import type { Instant } from '../domain/zoned-time.ts';
import type { OutboxMessage } from '../ports/reminders.ts';
import type { Repositories, Store } from '../ports/store.ts';
import type { Message } from '../views/message.ts';

/** What Slack says to blocks that it does not know, as long as it does not have them everywhere. */
const refusals = ['invalid_blocks', 'invalid_blocks_format', 'unsupported_block_type'];
const drawnBySlack: readonly string[] = ['data_visualization', 'table'];

/** Whether a message was refused for the chart or the table in it. */
export const isRefusedDrawing = ({ blocks }: Message, reason: string): boolean =>
  refusals.includes(reason) && blocks.some(({ type }) => drawnBySlack.includes(type));

type Reading = Pick<Repositories, 'people' | 'teams'>;
type Asked = Pick<OutboxMessage, 'content' | 'workspaceId' | 'target'>;

/** Whether charts and tables that Slack can draw go out as such in the team of whoever asked. */
export async function usesNativeCharts({ people, teams }: Reading, asked: Asked): Promise<boolean> {
  const teamId = (await askerOf(asked, people))?.teamId;
  return teamId ? (await teams.settings(teamId))['picture.nativeCharts'] : false;
}

async function askerOf(
  { content, workspaceId, target }: Asked,
  people: Reading['people'],
): Promise<Person | undefined> {
  if (content.kind === 'file') return people.find(content.readerId);
  return target === null ? undefined : people.findBySlackUser(workspaceId, target);
}

/** From now on there are pictures and lines instead in the team of whoever asked for this message. */
export async function rememberRefusal(
  store: Store,
  message: OutboxMessage,
  at: Instant,
): Promise<void> {
  await store.write(async ({ people, teams, audit }) => {
    const asker = await askerOf(message, people);
    const teamId = asker?.teamId;
    if (!teamId || !(await teams.settings(teamId))['picture.nativeCharts']) return;
    await teams.changeSetting(teamId, 'picture.nativeCharts', false, asker.id, at);
    await audit.add({
      workspaceId: message.workspaceId,
      at,
      actorId: asker.id,
      action: 'charts.refused',
      subject: `team/${teamId}`,
      before: { 'picture.nativeCharts': true },
      after: { 'picture.nativeCharts': false },
    });
  });
}

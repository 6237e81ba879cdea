import type { Instant } from '../domain/zoned-time.ts';
import type { OutboxMessage } from '../ports/reminders.ts';
import type { Repositories, Store } from '../ports/store.ts';
import type { Message } from '../views/message.ts';

/** What Slack says to blocks that it does not know, as long as it does not have them everywhere. */
const refusals = ['invalid_blocks', 'invalid_blocks_format', 'unsupported_block_type'];

/** Whether a message was refused for the chart in it. */
export const isRefusedChart = ({ blocks }: Message, reason: string): boolean =>
  refusals.includes(reason) && blocks.some(({ type }) => type === 'data_visualization');

/** Whether charts that Slack can draw go out as such to whoever asked for a file. */
export async function usesNativeCharts(
  { people, teams }: Pick<Repositories, 'people' | 'teams'>,
  { readerId }: { readonly readerId: Parameters<Repositories['people']['find']>[0] },
): Promise<boolean> {
  const reader = await people.find(readerId);
  if (!reader || reader.teamId === null) return false;
  return (await teams.settings(reader.teamId))['picture.nativeCharts'];
}

/** From now on charts go out as pictures in the team of whoever asked for this one. */
export async function rememberRefusal(
  store: Store,
  { content, workspaceId }: OutboxMessage,
  at: Instant,
): Promise<void> {
  if (content.kind !== 'file') return;
  const { readerId } = content;
  await store.write(async ({ people, teams, audit }) => {
    const teamId = (await people.find(readerId))?.teamId;
    if (!teamId || !(await teams.settings(teamId))['picture.nativeCharts']) return;
    await teams.changeSetting(teamId, 'picture.nativeCharts', false, readerId, at);
    await audit.add({
      workspaceId,
      at,
      actorId: readerId,
      action: 'charts.refused',
      subject: `team/${teamId}`,
      before: { 'picture.nativeCharts': true },
      after: { 'picture.nativeCharts': false },
    });
  });
}

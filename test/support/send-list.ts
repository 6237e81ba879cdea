import { readMessage } from './read-message.ts';
import type { TeamAtWork } from './start-team.ts';

/** A table as a .csv. */
export const csv = (...rows: readonly string[]): Buffer => Buffer.from(rows.join('\n'));

/** Sends a list to the bot directly, and lets it be read; all that the bot then has said, as lines. */
export async function sendList(
  { bot }: TeamAtWork,
  person: string,
  bytes: Buffer | Uint8Array,
  { name = 'customers.csv', text = 'import' } = {},
): Promise<string[][]> {
  const actor = bot.workspace.as(person);
  const known = saidTo(bot, person).length;
  await actor.upload(actor.directChannelId(), { name, bytes: Buffer.from(bytes) }, text);
  await bot.workspace.until(() => saidTo(bot, person)[known]);
  return settled(bot, person, known);
}

/** What the bot has said to a person after so many messages, once all work is done. */
export async function settled(
  bot: TeamAtWork['bot'],
  person: string,
  known: number,
): Promise<string[][]> {
  await bot.linesman.tick();
  return saidTo(bot, person)
    .slice(known)
    .map((one) => readMessage(one));
}

/** The bot's messages in its conversation with a person. */
export const saidTo = ({ workspace }: TeamAtWork['bot'], person: string) =>
  workspace
    .messages(workspace.as(person).directChannelId())
    .filter(({ authorId }) => authorId === workspace.botUserId);

/** The bytes of the last file that a person was sent. */
export async function lastFile({ bot }: TeamAtWork, person: string) {
  const message = saidTo(bot, person).findLast(({ files }) => files.length > 0);
  const [file] = message?.files ?? [];
  const response = await fetch(`${bot.workspace.url}${file?.url}`);
  return { name: file?.name ?? '', bytes: new Uint8Array(await response.arrayBuffer()) };
}

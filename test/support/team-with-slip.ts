import { readMessage } from './read-message.ts';
import { readPage } from './read-page.ts';
import type { startTeam, TeamAtWork } from './start-team.ts';
import { startTicketTeam } from './ticket-team.ts';

export const openTicketLine = '/ticket open 华新钢铁 10kV 2000kVA 双电源 增容 明年5月底前送电';

/** Slips that the bot put into a conversation: the thread, the words with it, and the page as it is read. */
export async function slipsIn({ bot }: Pick<TeamAtWork, 'bot'>, channelId: string) {
  await bot.linesman.tick();
  const { workspace } = bot;
  const messages = workspace
    .messages(channelId)
    .filter(({ files, authorId }) => files.length > 0 && authorId === workspace.botUserId);
  return Promise.all(
    messages.map(async (message) => {
      const [file] = message.files;
      const response = await fetch(`${workspace.url}${file?.url}`);
      const html = await response.text();
      return {
        threadTs: message.threadTs,
        name: file?.name,
        type: response.headers.get('content-type'),
        words: readMessage(message),
        html,
        page: readPage(html),
      };
    }),
  );
}

/** A person's conversation with the bot. */
export const directOf = ({ bot }: Pick<TeamAtWork, 'bot'>, id: string) =>
  bot.workspace.as(id).directChannelId();

/** The application of GC-1 is signed; the ticket has its card in the team's channel. */
export async function teamWithSignedStage(
  note = '资料齐全',
  options: Parameters<typeof startTeam>[0] = {},
) {
  const team = await startTicketTeam(options);
  const { wang, bot } = team;
  await wang.command(openTicketLine);
  await bot.linesman.tick();
  await wang.command('/ticket GC-1 完成 业务受理');
  await wang.sendAndRead({
    已具备的资料: '用电申请书 营业执照 一次性告知书',
    给下一环节的说明: note,
  });
  // What was done goes out as one line, ten seconds later.
  bot.clock.advance(11_000);
  await bot.linesman.tick();
  return team;
}

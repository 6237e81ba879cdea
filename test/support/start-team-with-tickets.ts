import type { DepartmentKey } from '../../src/domain/ticket/department-key.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { readMessage } from './read-message.ts';
import type { Bot } from './start-bot.ts';
import { startTeam, type TeamAtWork } from './start-team.ts';

/** Who works where: Wang in marketing, whose head is Chen; Emma leads the tickets, Li the team. */
export type TeamWithTickets = TeamAtWork & {
  /** Moves the clock and lets the bot do what is due; what each was written meanwhile, by Slack's ids. */
  at(iso: string, bot?: Bot): Promise<Readonly<Record<string, readonly string[][]>>>;
  setDepartment(
    key: DepartmentKey,
    of: {
      readonly head?: string;
      readonly channelId?: string;
      readonly people?: readonly string[];
    },
  ): Promise<void>;
};

const readers = ['UWANG', 'UEMMA', 'UCHEN', 'ULI'];

export async function startTeamWithTickets(
  options: Parameters<typeof startTeam>[0] = {},
): Promise<TeamWithTickets> {
  const team = await startTeam(options);
  const { bot } = team;
  const seen = new Set<string>();
  const news = () => {
    const told: Record<string, string[][]> = {};
    const places = [
      ...readers.map((id) => [id, bot.workspace.as(id).directChannelId()]),
      ['CTEAM', 'CTEAM'],
      ['CLEADS', 'CLEADS'],
    ];
    for (const [name = '', place = ''] of places) {
      for (const message of bot.workspace.messages(place)) {
        const key = `${place}/${message.ts}`;
        if (message.authorId !== bot.workspace.botUserId || seen.has(key)) continue;
        seen.add(key);
        const said = readMessage(message);
        // Comes each week, whatever a test is about; it has tests of its own.
        if (said[0]?.startsWith('Weekly progress')) continue;
        told[name] = [...(told[name] ?? []), said];
      }
    }
    return told;
  };
  const setDepartment: TeamWithTickets['setDepartment'] = (key, { head, channelId, people = [] }) =>
    bot.store.write(async (repositories) => {
      const workspaceId = bot.linesman.workspaceId;
      await repositories.departments.save({
        teamId: team.team.id,
        key,
        name: '',
        channelId: channelId ?? null,
        headId: head ? personId(workspaceId, head) : null,
      });
      for (const id of people) {
        const person = await repositories.people.find(personId(workspaceId, id));
        if (!person) throw new Error(`Nobody is called ${id}`);
        await repositories.people.save({ ...person, department: key });
      }
    });
  await setDepartment('marketing', { head: 'UCHEN', people: ['UWANG'] });
  return {
    ...team,
    setDepartment,
    async at(iso, running = bot) {
      bot.clock.set(iso);
      await running.linesman.tick();
      return news();
    },
  };
}

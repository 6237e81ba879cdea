import type { Customer, CustomerId } from '../../src/domain/customer.ts';
import { localeOfSlack } from '../../src/domain/locale.ts';
import type { Role, Team, WorkspaceId } from '../../src/domain/person.ts';
import { defaultPreferences } from '../../src/domain/reminder-preferences.ts';
import { type Instant, zoneName } from '../../src/domain/zoned-time.ts';
import type { Repositories } from '../../src/ports/store.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { type Bot, people, startBot } from './start-bot.ts';
import { expectNoRefusals, type Person, personOf } from './talk-to-bot.ts';

type KnownCustomer = Pick<Customer, 'name'> & Partial<Customer> & { readonly manager: string };

const customers: readonly KnownCustomer[] = [
  {
    name: '华新钢铁有限公司',
    aliases: ['华新钢铁', '华钢'],
    accountNumber: '3301000101',
    creditGrade: 'A',
    voltage: 110_000,
    capacityKva: 63_000,
    manager: 'UWANG',
  },
  { name: '东方化工股份有限公司', aliases: ['东方化工'], creditGrade: 'B', manager: 'UWANG' },
  { name: '东方纺织厂', manager: 'UWANG' },
  {
    name: 'Acme Foods',
    accountNumber: '3301000201',
    creditGrade: 'C',
    voltage: 10_000,
    capacityKva: 5_000,
    manager: 'UEMMA',
  },
  { name: 'Acme Plastics', manager: 'UEMMA' },
  { name: '港務集團', englishName: 'Harbour Group', manager: 'UCHEN' },
];

/** A team at work: three managers, a lead, their customers. */
export type TeamAtWork = {
  readonly bot: Bot;
  readonly team: Team;
  readonly wang: Person;
  readonly emma: Person;
  readonly chen: Person;
  readonly li: Person;
  /** Lets a test's own faults be: named Web API methods may fail, and the bot may log it. */
  tolerate(...methods: string[]): void;
};

const turnDaysOff = (
  user: string,
  workspaceId: WorkspaceId,
  { preferences }: Repositories,
  at: Instant,
): Promise<void> =>
  preferences.put(
    workspaceId,
    user,
    { ...defaultPreferences, turnedOff: ['agenda', 'wrap-up'] },
    { personId: personId(workspaceId, user), at },
  );

/** Only what people ask for themselves. */
async function turnVisitsOff(
  { id, workspaceId }: Team,
  { teams }: Repositories,
  at: Instant,
): Promise<void> {
  const by = personId(workspaceId, 'ULI');
  await teams.changeSetting(id, 'visit.dueLeadDays', [], by, at);
  await teams.changeSetting(id, 'visit.overdueRepeats', 0, by, at);
  await teams.changeSetting(id, 'visit.overdueEscalationDays', [], by, at);
  await teams.changeSetting(id, 'meeting.leadDays', [], by, at);
}

/**
 * The bot with a team at work: Wang (Simplified Chinese), Emma (English) and Chen (Traditional
 * Chinese) are managers, Li is a lead. Friday 20 November 2026, 10:00 in Shanghai, unless said
 * otherwise. Agenda and wrap-up are turned off where a test is not about them. When the test ends, nothing may have been refused.
 */
export async function startTeam(
  options: Parameters<typeof startBot>[0] & {
    readonly setup?: Partial<Team>;
    /** Whether the team hears of its days as well: agenda and wrap-up. */
    readonly hearsDays?: boolean;
    /** Whether it hears of visits that the credit grades ask for, and of the quarterly meeting. */
    readonly hearsVisits?: boolean;
    /** Whether its leads hear each month what the archive lacks. */
    readonly hearsGaps?: boolean;
  } = {},
): Promise<TeamAtWork> {
  const bot = await startBot(options);
  const { tolerate } = expectNoRefusals(bot);
  const team = await bot.store.write(async (repositories) => {
    const workspaceId = bot.linesman.workspaceId;
    const found = await repositories.teams.findDefault(workspaceId);
    if (!found) throw new Error('There is no default team');
    const changed = { ...found, setUpAt: bot.clock.now(), ...options.setup };
    await repositories.teams.update(changed);
    for (const { id, name, locale, isAdmin } of people) {
      if (!options.hearsDays) await turnDaysOff(id, workspaceId, repositories, bot.clock.now());
      const role: Role = id === 'ULI' ? 'lead' : 'manager';
      await repositories.people.save({
        id: personId(workspaceId, id),
        workspaceId,
        slackUserId: id,
        teamId: found.id,
        name,
        role,
        department: null,
        locale: localeOfSlack(locale),
        timeZone: zoneName('Asia/Shanghai'),
        isWorkspaceAdmin: isAdmin,
        isActive: true,
        profileReadAt: bot.clock.now(),
      });
    }
    if (!options.hearsGaps) {
      const by = personId(workspaceId, 'ULI');
      await repositories.teams.changeSetting(found.id, 'gaps.workday', 0, by, bot.clock.now());
    }
    if (!options.hearsVisits) await turnVisitsOff(changed, repositories, bot.clock.now());
    for (const [index, { manager, ...customer }] of customers.entries()) {
      const managerId = personId(workspaceId, manager);
      await repositories.customers.add(
        {
          englishName: null,
          aliases: [],
          accountNumber: null,
          creditGrade: null,
          voltage: null,
          capacityKva: null,
          ...customer,
          id: `customer-${index + 1}` as CustomerId,
          teamId: found.id,
          managerId,
          createdAt: bot.clock.now(),
        },
        managerId,
      );
    }
    return changed;
  });
  return {
    bot,
    team,
    wang: personOf(bot, 'UWANG'),
    emma: personOf(bot, 'UEMMA'),
    chen: personOf(bot, 'UCHEN'),
    li: personOf(bot, 'ULI'),
    tolerate,
  };
}

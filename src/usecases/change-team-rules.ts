import { can } from '../domain/permissions.ts';
import { type Settings, settingDefinitions } from '../domain/settings.ts';
import type { TeamRuleKey } from '../domain/team-rules.ts';
import { currentTeam, planDigest } from './set-up-team.ts';
import { allow, audit, type UseCaseContext } from './use-case-context.ts';

export type TeamRulesShown = { readonly settings: Settings; readonly mayChange: boolean };

/** The rules of the actor's team; everybody in it may know them. */
export async function showTeamRules({
  repositories,
  actor,
}: UseCaseContext): Promise<TeamRulesShown> {
  const settings = await repositories.teams.settings(actor.team.id);
  return { settings, mayChange: can(actor, { do: 'change-rules' }) };
}

/** Values by which visits, and by which tickets, are counted and planned. */
const planned = {
  visits: ['visit.intervalMonths', 'visit.dueLeadDays'],
  tickets: [
    'ticket.dueSoonShares',
    'ticket.overdueEscalationDays',
    'ticket.overdueRepeats',
    'ticket.yellowShare',
    'ticket.yellowsToRed',
    'ticket.acceptHours',
    'ticket.capShares',
    'ticket.outageLeadDays',
  ],
} as const satisfies Readonly<Record<string, readonly TeamRuleKey[]>>;

/**
 * Changes rules of the actor's team, and plans anew what goes by them. Returns whether anything changed.
 *
 * @throws UserError where the actor may not. Values are those of `readRuleValue`.
 */
export async function changeTeamRules(
  context: UseCaseContext,
  values: ReadonlyMap<TeamRuleKey, unknown>,
): Promise<boolean> {
  const { repositories, actor, now } = context;
  allow(context, { do: 'change-rules' });
  const { id } = actor.team;
  const before = await repositories.teams.settings(id);
  const changed = new Set<TeamRuleKey>();
  for (const [key, value] of values) {
    const after = settingDefinitions[key].schema.parse(value);
    if (JSON.stringify(after) === JSON.stringify(before[key])) continue;
    changed.add(key);
    await repositories.teams.changeSetting(id, key, after, actor.person.id, now);
    await audit(context, 'team.setting', `team/${id}`, { [key]: before[key] }, { [key]: after });
  }
  if (changed.has('digest.time')) await planDigest(context, await currentTeam(context));
  if (planned.visits.some((key) => changed.has(key))) await repositories.teams.planVisitsAnew(id);
  if (planned.tickets.some((key) => changed.has(key))) await repositories.tickets.forgetCounts(id);
  return changed.size > 0;
}

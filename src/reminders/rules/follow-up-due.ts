import type { FollowUp, FollowUpId } from '../../domain/follow-up.ts';
import { type FollowUpStep, followUpSteps } from '../../domain/follow-up-steps.ts';
import type { Person, Team } from '../../domain/person.ts';
import { dayOf, type Instant } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { followUpCard, followUpReminder } from '../../views/follow-up-card.ts';
import { defineRule, type RuleContext, type Subject } from '../define-rule.ts';
import { readFollowUpCard, seenOf } from '../read-follow-up-card.ts';
import { leadsOf } from '../ticket-audience.ts';

type Item = Subject & {
  readonly followUp: FollowUp;
  readonly owner: Person;
  readonly team: Team;
  readonly steps: readonly FollowUpStep[];
  /** The last one that has come; the first one where none has. */
  readonly told: FollowUpStep;
};

const rule = defineRule<Item>({
  key: 'follow-up-due',
  kind: 'follow-ups',
  priority: 1,
  hours: ({ told }) => (told.kind === 'due' ? 'chosen' : 'working'),
  misfire: 'each',
  once: 'ever',

  async load(subjectId, context) {
    const found = await find(subjectId, context);
    const team = found && (await context.read.teams.find(found.followUp.teamId));
    if (!team || found.followUp.state !== 'open') return undefined;
    const { followUp, owner } = found;
    const steps = await stepsOf(followUp, owner, team, context);
    const [first, ...others] = steps;
    if (!first) return undefined;
    const told = [first, ...others].findLast(({ at }) => at <= context.now) ?? first;
    const { read } = context;
    return {
      workspaceId: owner.workspaceId,
      teamId: followUp.teamId,
      version: followUp.version,
      zone: followUp.timeZone,
      to: await audienceOf(told, owner, team, read),
      step: nameOf(told, followUp),
      followUp,
      owner,
      team,
      steps,
      told,
    };
  },

  nextAt: ({ steps }, { lastDueAt }) => steps.find(({ at }) => at > lastDueAt)?.at ?? null,
  steps: ({ steps, followUp, owner, team }, since, { read, now }) =>
    Promise.all(
      steps
        .filter(({ at }) => at >= since && at <= now)
        .map(async (step) => ({
          at: step.at,
          step: nameOf(step, followUp),
          to: await audienceOf(step, owner, team, read),
        })),
    ),

  async word({ followUp, owner, team, told }, { isLate, to }, context) {
    const reader = await readerOf(to, owner, team, context);
    const card = await readFollowUpCard(context.read, followUp, reader, context.now);
    return followUpReminder(card, told, isLate, wordsFor(reader.locale));
  },

  async rewrite(subjectId, context, to) {
    const found = await find(subjectId, context);
    const team = found && (await context.read.teams.find(found.followUp.teamId));
    if (!team) return undefined;
    const { followUp, owner } = found;
    // Whoever had it before still has the message.
    const reader = await readerOf(to ?? owner.slackUserId, owner, team, context);
    const card = await readFollowUpCard(context.read, followUp, reader, context.now);
    return followUpCard(card, null, wordsFor(reader.locale));
  },
});

/**
 * Reminds the owner of a follow-up: ahead of it where it was made long before, when it is due, and,
 * where no agenda says so each morning, on the working days after it; then the leads, once.
 */
export const followUpDue = {
  ...rule,
  /** When the first reminder of an open one comes. */
  async firstAt(followUp: FollowUp, context: RuleContext): Promise<Instant> {
    const { people, teams } = context.read;
    const owner = await people.find(followUp.ownerId);
    const team = await teams.find(followUp.teamId);
    const steps = owner && team ? await stepsOf(followUp, owner, team, context) : [];
    return steps.find(({ at }) => at > context.now)?.at ?? followUp.dueAt;
  },
};

async function stepsOf(
  followUp: FollowUp,
  owner: Person,
  { id, region }: Team,
  { read, now }: RuleContext,
): Promise<readonly FollowUpStep[]> {
  const { turnedOff } = await read.preferences.of(owner.workspaceId, owner.slackUserId);
  const isAway = await read.absences.on(owner.id, dayOf(now, owner.timeZone));
  const isInAgenda = !turnedOff.includes('agenda') && !isAway;
  const seen = isInAgenda || followUp.dueAt > now ? null : await seenOf(read, followUp);
  return followUpSteps(followUp, {
    settings: await read.teams.settings(id),
    calendar: await read.calendars.load(region),
    ownerKnows: isInAgenda || seen?.by === owner.id,
  });
}

/** Another moment is another reminder; other words are not. */
const nameOf = ({ kind, days }: FollowUpStep, { dueAt }: FollowUp): string =>
  kind === 'due' ? `due-${dueAt}` : `${kind}-${dueAt}-${days}`;

async function audienceOf(
  { kind }: FollowUpStep,
  owner: Person,
  team: Team,
  read: RuleContext['read'],
): Promise<readonly string[]> {
  if (kind !== 'raised') return [owner.slackUserId];
  return (await leadsOf(team, read)).filter((to) => to !== owner.slackUserId);
}

/** A channel reads as the team. */
async function readerOf(
  to: string,
  owner: Person,
  team: Team,
  { read }: RuleContext,
): Promise<Person | Team> {
  return (await read.people.findBySlackUser(owner.workspaceId, to)) ?? team;
}

async function find(subjectId: string, { read }: RuleContext) {
  const followUp = await read.followUps.find(subjectId as FollowUpId);
  const owner = followUp && (await read.people.find(followUp.ownerId));
  return followUp && owner ? { followUp, owner } : undefined;
}

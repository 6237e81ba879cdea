import type { FollowUpId } from '../../domain/follow-up.ts';
import type { Person } from '../../domain/person.ts';
import { wordsFor } from '../../i18n/words.ts';
import { type FollowUpCard, followUpCard, followUpReminder } from '../../views/follow-up-card.ts';
import { defineRule, type RuleContext, type Subject } from '../define-rule.ts';
import { readFollowUpCard } from '../read-follow-up-card.ts';

type Item = Subject & {
  readonly card: FollowUpCard;
  readonly owner: Person;
};

/** Reminds the owner of a follow-up by direct message when it is due, once for each due moment. */
export const followUpDue = defineRule<Item>({
  key: 'follow-up-due',
  kind: 'follow-ups',
  priority: 1,
  hours: 'chosen',
  misfire: 'each',

  async load(subjectId, context) {
    const found = await find(subjectId, context);
    if (found?.followUp.state !== 'open') return undefined;
    const { followUp, owner } = found;
    return {
      workspaceId: owner.workspaceId,
      teamId: followUp.teamId,
      version: followUp.version,
      zone: followUp.timeZone,
      to: owner.slackUserId,
      step: `due-${followUp.dueAt}`,
      card: await readFollowUpCard(context.read, followUp, owner, context.now),
      owner,
    };
  },

  nextAt: ({ card }, { count }) => (count === 0 ? card.followUp.dueAt : null),
  word: ({ card, owner }, { isLate }) => followUpReminder(card, isLate, wordsFor(owner.locale)),

  async rewrite(subjectId, context, to) {
    const found = await find(subjectId, context);
    if (!found) return undefined;
    const { followUp, owner } = found;
    const { read, now } = context;
    // Whoever had it before still has the message.
    const reader = to ? await read.people.findBySlackUser(owner.workspaceId, to) : undefined;
    const card = await readFollowUpCard(read, followUp, reader ?? owner, now);
    return followUpCard(card, null, wordsFor((reader ?? owner).locale));
  },
});

async function find(subjectId: string, { read }: RuleContext) {
  const followUp = await read.followUps.find(subjectId as FollowUpId);
  const owner = followUp && (await read.people.find(followUp.ownerId));
  return followUp && owner ? { followUp, owner } : undefined;
}

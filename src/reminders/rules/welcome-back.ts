import type { Absence, AbsenceId } from '../../domain/absence.ts';
import type { Person } from '../../domain/person.ts';
import { wordsFor } from '../../i18n/words.ts';
import type { Repositories } from '../../ports/store.ts';
import { countReturn, type WelcomeBack, welcomeBackPost } from '../../views/welcome-back.ts';
import { defineRule, type Subject } from '../define-rule.ts';
import { findMemberDay, type MemberDay } from '../find-member.ts';
import { gatherReturn } from '../gather-return.ts';
import { once } from '../make-once.ts';
import { returnOf } from '../return-of.ts';

type Item = Subject & {
  readonly member: MemberDay;
  readonly isAway: boolean;
  /** Gathered only where it is needed, and once. */
  readonly back: () => Promise<WelcomeBack>;
};

const rule = defineRule<Item>({
  key: 'welcome-back',
  kind: 'agenda',
  priority: 2,
  hours: 'working',
  misfire: 'each',
  once: 'ever',

  async load(subjectId, context) {
    const absence = await context.read.absences.find(subjectId as AbsenceId);
    if (!absence || absence.endedAt !== null) return undefined;
    const member = await findMemberDay(absence.personId, context);
    if (!member) return undefined;
    const { person, team, today } = member;
    return {
      workspaceId: person.workspaceId,
      teamId: team.id,
      version: 1,
      zone: person.timeZone,
      to: person.slackUserId,
      step: `back-${absence.lastDay}`,
      member,
      isAway: (await context.read.absences.on(person.id, today)) !== undefined,
      back: once(() => gatherReturn(absence, member, context)),
    };
  },

  nextAt: () => null,

  async silence({ isAway, back }) {
    // The next absence tells of this one as well.
    if (isAway) return 'they are away';
    return countReturn(await back()) === 0 ? 'nothing happened meanwhile' : null;
  },

  word: async ({ back, member }) => welcomeBackPost(await back(), wordsFor(member.person.locale)),
});

/** Tells somebody, as their first working day after an absence opens, what became of their work. */
export const welcomeBack = {
  ...rule,
  /** Plans it, or plans it anew where the absence was changed. */
  async plan(absence: Absence, person: Person, repositories: Repositories): Promise<void> {
    const { id } = absence;
    if (person.teamId === null) return;
    await repositories.outbox.cancelFor(id, 'the absence was changed');
    await repositories.reminders.plan({
      rule: rule.key,
      teamId: person.teamId,
      subjectId: id,
      subjectVersion: 1,
      nextAt: await returnOf(absence, person, repositories),
      sentCount: 0,
      lastAt: null,
    });
  },
  async cancel(id: AbsenceId, { reminders, outbox }: Repositories): Promise<void> {
    await reminders.cancel(rule.key, id);
    await outbox.cancelFor(id, 'the absence was taken back');
  },
};

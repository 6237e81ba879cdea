import type { SettingKey } from '../domain/settings.ts';
import { nextWorkingMoment } from '../domain/working-days.ts';
import { clockTime } from '../domain/zoned-time.ts';
import { type Words, wordsFor } from '../i18n/words.ts';
import type { Message } from '../views/message.ts';
import { type DailyClock, type DailyRule, defineDailyRule } from './define-daily-rule.ts';
import type { RuleContext, RuleDefinition, Subject } from './define-rule.ts';
import { findMemberDay, type MemberDay, whyOff } from './find-member.ts';
import { once } from './make-once.ts';

type Item<Day> = Subject & {
  readonly clock: DailyClock;
  readonly member: MemberDay;
  /** Gathered only where it is needed, and once. */
  readonly day: () => Promise<Day>;
  readonly off: () => Promise<string | null>;
};

/** A rule that tells each member of a team something of their own working day, unless they are away. */
export function defineMemberRule<Day>(
  definition: Pick<RuleDefinition<Item<Day>>, 'key' | 'kind' | 'hours'> & {
    /** The setting that says at what time. */
    readonly time: Extract<SettingKey, 'agenda.time' | 'wrapUp.time' | 'visit.reportTime'>;
    /** Why it is not for somebody at all; null where it is, as where nothing is said here. */
    notFor?(member: MemberDay): string | null;
    gather(member: MemberDay, context: RuleContext): Promise<Day>;
    /** Why there is nothing to say; null where there is. */
    silence(day: Day): string | null;
    word(day: Day, words: Words): Message;
  },
): DailyRule {
  const { key, kind, hours, time, notFor, gather, silence, word } = definition;
  return defineDailyRule<Item<Day>>({
    key,
    kind,
    priority: 2,
    hours,
    of: 'person',

    momentAfter: (clock, after) => nextWorkingMoment(clockTime(clock.settings[time]), clock, after),

    async load(subjectId, context) {
      const member = await findMemberDay(subjectId, context);
      if (!member) return undefined;
      const { person, team, clock } = member;
      return {
        workspaceId: person.workspaceId,
        teamId: team.id,
        version: 1,
        zone: person.timeZone,
        to: person.slackUserId,
        step: 'daily',
        clock,
        member,
        day: once(() => gather(member, context)),
        off: once(() => whyOff(member, context)),
      };
    },

    silence: async ({ member, off, day }) =>
      notFor?.(member) ?? (await off()) ?? silence(await day()),

    word: async ({ member, day }) => word(await day(), wordsFor(member.person.locale)),
  });
}

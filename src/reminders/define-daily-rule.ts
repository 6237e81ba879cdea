import type { Settings } from '../domain/settings.ts';
import type { DayClock } from '../domain/working-days.ts';
import type { Instant } from '../domain/zoned-time.ts';
import { defineRule, type ReminderRule, type RuleDefinition, type Subject } from './define-rule.ts';

/** What the days of a person or a team go by. */
export type DailyClock = DayClock & { readonly settings: Settings };

/** A rule that comes by the calendar, without anybody having planned it. */
export type DailyRule = ReminderRule & {
  /** person: everybody who is active in a team, by their own zone; team: by the team's. */
  readonly of: 'person' | 'team';
  /** Its first moment after another. */
  momentAfter(clock: DailyClock, after: Instant): Instant;
};

/**
 * Once a day at most and, where nothing is said, on its day: what was meant for the morning helps
 * nobody on another one.
 */
export function defineDailyRule<Item extends Subject & { readonly clock: DailyClock }>(
  definition: Pick<DailyRule, 'of' | 'momentAfter'> &
    Omit<RuleDefinition<Item>, 'misfire' | 'nextAt' | 'once' | 'rewrite'> &
    Partial<Pick<RuleDefinition<Item>, 'misfire'>>,
): DailyRule {
  const { of, momentAfter, ...rest } = definition;
  const rule = defineRule<Item>({
    misfire: 'same-day',
    ...rest,
    nextAt: ({ clock }, { lastDueAt }) => momentAfter(clock, lastDueAt),
  });
  return { ...rule, of, momentAfter };
}

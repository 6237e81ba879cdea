import type { StageCondition } from '../domain/ticket/stage-template.ts';
import type { MessageKey } from '../i18n/words.ts';

/** For which tickets a stage is, as one choice. */
export const conditionNames = {
  all: 'stages.for.all',
  low: 'stages.for.low',
  high: 'stages.for.high',
  important: 'stages.for.important',
  'high-important': 'stages.for.highImportant',
  none: 'stages.for.none',
} as const satisfies Record<string, MessageKey>;

export type ConditionChoice = keyof typeof conditionNames;

const conditions: Readonly<Record<ConditionChoice, StageCondition>> = {
  all: { voltage: null, important: false },
  low: { voltage: 'low', important: false },
  high: { voltage: 'high', important: false },
  important: { voltage: null, important: true },
  'high-important': { voltage: 'high', important: true },
  none: { voltage: 'none', important: false },
};

/** The condition that was chosen. */
export const conditionCalled = (choice: ConditionChoice): StageCondition => conditions[choice];

/** The choice that says a condition. Important users at low voltage are said as important users. */
export function conditionOf({ voltage, important }: StageCondition): ConditionChoice {
  if (voltage === 'none') return 'none';
  if (important) return voltage === 'high' ? 'high-important' : 'important';
  return voltage ?? 'all';
}

import { UserError } from '../user-error.ts';
import { energisationStage } from './default-template.ts';
import { stageName } from './stage-name.ts';
import { allBefore, templateOf } from './stage-order.ts';
import type { StageTemplate, SupplyLimit, TicketTemplate } from './stage-template.ts';
import type { SupplyClass } from './ticket.ts';

/** What a team can say of a stage; its code and whether it may be left out stay as they are. */
export type StageSettings = Omit<StageTemplate, 'code' | 'isMandatory'> & {
  /** Its limits by key of the profile. */
  readonly limits: Readonly<Record<string, readonly SupplyLimit[]>>;
};

/** What holds for all stages together. */
export type OverallLimits = {
  /** Working days. */
  readonly cap: Readonly<Record<SupplyClass, number>>;
  readonly greenFactor: number;
  /** Keys of the profiles that hold. */
  readonly activeProfiles: readonly string[];
};

/** Ours: so many stages and documents can be shown and ticked; Slack takes ten boxes in a field. */
export const templateBounds = {
  stages: 40,
  documents: 10,
  nameLength: 60,
  /** Ours: nothing in the trade takes longer than a working year, in days or hours. */
  amount: 250,
} as const;

/**
 * A template with one stage said anew.
 *
 * @throws UserError where stages would wait for each other, or energisation no longer for all that
 * it hangs on.
 */
export function changeStage(
  template: TicketTemplate,
  code: string,
  { limits, ...settings }: StageSettings,
): TicketTemplate {
  const { isMandatory, condition } = templateOf(code, template);
  if (isMandatory && !sameCondition(condition, settings.condition)) {
    throw new UserError('error.stageNeeded', { stage: [stageName(code, template)] });
  }
  const stages = template.stages.map((stage) =>
    stage.code === code ? { ...stage, ...settings } : stage,
  );
  return checked(withLimits({ ...template, stages }, code, limits));
}

/**
 * A template with a stage of the team's own, right after the last one that it waits for. Those in
 * `before` wait for it, and no more for what it waits for itself.
 *
 * @throws UserError as `changeStage` does.
 */
export function addStage(
  template: TicketTemplate,
  { limits, ...settings }: StageSettings,
  before: readonly string[],
): { readonly template: TicketTemplate; readonly code: string } {
  if (template.stages.length >= templateBounds.stages) {
    throw new UserError('error.stagesMany', { limit: templateBounds.stages });
  }
  const code = freeCode(template);
  const stages = template.stages.map((stage) =>
    before.includes(stage.code)
      ? { ...stage, after: [...stage.after.filter((one) => !settings.after.includes(one)), code] }
      : stage,
  );
  const place = stages.findLastIndex((stage) => settings.after.includes(stage.code)) + 1;
  const added: StageTemplate = { ...settings, code, isMandatory: false };
  const changed = { ...template, stages: stages.toSpliced(place, 0, added) };
  return { template: checked(withLimits(changed, code, limits)), code };
}

/** A template with other limits for the whole. */
export function changeOverallLimits(
  template: TicketTemplate,
  { cap, greenFactor, activeProfiles }: OverallLimits,
): TicketTemplate {
  const profiles = template.profiles.map((profile) => ({
    ...profile,
    isActive: activeProfiles.includes(profile.key),
  }));
  return { ...template, cap, greenFactor, profiles };
}

/** The limits that a profile sets for a stage. */
export const limitsOfStage = (
  { profiles }: TicketTemplate,
  profile: string,
  code: string,
): readonly SupplyLimit[] =>
  profiles
    .filter(({ key }) => key === profile)
    .flatMap(({ limits }) => limits)
    .filter(({ stage }) => stage === code)
    .map(({ supply, limit }) => ({ supply, limit }));

/** Limits stand in the order of the stages. */
function withLimits(
  template: TicketTemplate,
  code: string,
  limits: StageSettings['limits'],
): TicketTemplate {
  const profiles = template.profiles.map((profile) => ({
    ...profile,
    limits: template.stages.flatMap((stage) => {
      const own = stage.code === code ? limits[profile.key] : undefined;
      const kept = own ?? limitsOfStage(template, profile.key, stage.code);
      return kept.map((one) => ({ stage: stage.code, ...one }));
    }),
  }));
  return { ...template, profiles };
}

/** Codes are never given twice, not even of a stage that no ticket has any more. */
function freeCode({ stages }: TicketTemplate): string {
  const own = stages.filter(({ code }) => code.startsWith('OWN_')).length;
  return `OWN_${own + 1}`;
}

const sameCondition = (one: StageTemplate['condition'], other: StageTemplate['condition']) =>
  one.voltage === other.voltage && one.important === other.important;

function checked(template: TicketTemplate): TicketTemplate {
  const rightBefore = (code: string) => templateOf(code, template).after;
  const ways = new Map(template.stages.map(({ code }) => [code, allBefore(code, rightBefore)]));
  for (const stage of template.stages) {
    const name = [stageName(stage.code, template)];
    const before = ways.get(stage.code);
    if (before?.has(stage.code)) throw new UserError('error.stageCircle', { stage: name });
    if (stage.returnsTo !== null && !before?.has(stage.returnsTo)) {
      throw new UserError('error.stageReturns', { stage: name });
    }
    const limits = template.profiles.flatMap(({ key }) => limitsOfStage(template, key, stage.code));
    if (stage.clock !== 'utility' && limits.some(({ limit }) => limit.kind !== 'planned')) {
      throw new UserError('error.limitOfOthers', { stage: name });
    }
    const leads = stage.code === energisationStage || ways.get(energisationStage)?.has(stage.code);
    if (stage.isMandatory && !leads) throw new UserError('error.stageNeeded', { stage: name });
  }
  return template;
}

import { z } from 'zod';
import { type StageSettings, templateBounds } from '../../domain/ticket/change-template.ts';
import { departmentKeys } from '../../domain/ticket/department-key.ts';
import { branches } from '../../domain/ticket/stage-template.ts';
import { UserError } from '../../domain/user-error.ts';
import type { MessageKey } from '../../i18n/words.ts';
import { readStageLimits } from '../../language/read-stage-limits.ts';
import {
  readDocuments,
  saveNewStage,
  saveOverallLimits,
  saveStage,
  showTemplate,
} from '../../usecases/ticket/change-template.ts';
import {
  type ConditionChoice,
  conditionCalled,
  conditionNames,
} from '../../views/stage-condition.ts';
import { stagesChanged } from '../../views/stage-list.ts';
import { limitsField } from '../../views/stage-settings-form.ts';
import type { GestureContext } from '../define-command.ts';
import { defineForm, inField, type Submission } from '../define-form.ts';
import { type Reply, rewrite } from '../reply.ts';

const place = { basedOn: z.number(), responseUrl: z.string().nullable() };

/** Under which field the problems of a stage are shown. */
const fieldOf: Partial<Record<MessageKey, string>> = {
  'error.stageNameTaken': 'name',
  'error.stageNameMissing': 'name',
  'error.stageCircle': 'after',
  'error.stageReturns': 'returnsTo',
  'error.stageNeeded': 'for',
  'error.limitOfOthers': 'clock',
  'error.documentsMany': 'documents',
};

/** Keeps a stage as it was said; the list that it was opened from shows it. */
export const saveStageSettingsForm = defineForm({
  name: 'stages:save',
  metadata: z.object({ code: z.string(), ...place }),
  firstField: 'name',
  fieldOf,
  run: async (submission, { code, basedOn }, context) =>
    answer(await saveStage(context, code, await readStage(submission, context), basedOn), context),
});

/** Keeps a stage of the team's own. */
export const saveNewStageForm = defineForm({
  name: 'stages:save-new',
  metadata: z.object(place),
  firstField: 'name',
  fieldOf: { ...fieldOf, 'error.stageNeeded': 'before' },
  async run(submission, { basedOn }, context) {
    const settings = await readStage(submission, context);
    const before = submission.choices.before ?? [];
    return answer(await saveNewStage(context, settings, before, basedOn), context);
  },
});

/** Keeps what holds for all stages together. */
export const saveOverallLimitsForm = defineForm({
  name: 'stages:save-overall',
  metadata: z.object(place),
  firstField: 'cap-low',
  fieldOf: {},
  async run({ values, choices }, { basedOn }, context) {
    const read = (field: string, limit: number) =>
      inField(field, () => readCount(values[field] ?? '', limit));
    const limits = {
      cap: {
        low: read('cap-low', templateBounds.amount),
        'high-single': read('cap-high-single', templateBounds.amount),
        'high-dual': read('cap-high-dual', templateBounds.amount),
      },
      greenFactor: read('green', largestGreenPercent) / 100,
      activeProfiles: choices.profiles ?? [],
    };
    return answer(await saveOverallLimits(context, limits, basedOn), context);
  },
});

/** The green channel takes at least half off every limit. */
const largestGreenPercent = 50;

async function answer(version: number | null, context: GestureContext): Promise<Reply> {
  return rewrite(stagesChanged(await showTemplate(context, null), version, context.words));
}

const departmentValue = z.enum(['manager', 'customer', ...departmentKeys]);
const clockValue = z.enum(['utility', 'customer', 'third-party']);
const isCondition = (value: string): value is ConditionChoice =>
  Object.hasOwn(conditionNames, value);
const conditionValue = z.string().refine(isCondition).transform(conditionCalled);

/** @throws UserError for a limit or a number that cannot be read. */
async function readStage(
  { values, choices }: Submission,
  context: GestureContext,
): Promise<StageSettings> {
  const { template } = await showTemplate(context, null);
  const rules = choices.rules ?? [];
  return {
    name: values.name?.trim() ?? '',
    branch: z.enum(branches).parse(values.branch),
    after: choices.after ?? [],
    department: departmentValue.parse(values.department),
    clock: clockValue.parse(values.clock),
    condition: conditionValue.parse(values.for),
    countsToCap: rules.includes('cap'),
    needsApproval: rules.includes('approval'),
    returnsTo: values.returnsTo ?? null,
    expectedDays: inField('expectedDays', () =>
      readCount(values.expectedDays ?? '', templateBounds.amount),
    ),
    documents: readDocuments(values.documents ?? ''),
    limits: Object.fromEntries(
      template.profiles.map(({ key }) => [
        key,
        inField(limitsField(key), () => readStageLimits(values[limitsField(key)] ?? '')),
      ]),
    ),
  };
}

function readCount(typed: string, limit: number): number {
  const count = Number(typed.normalize('NFKC').trim() || Number.NaN);
  if (!Number.isInteger(count) || count < 1 || count > limit) {
    throw new UserError('error.wholeNumber', { limit });
  }
  return count;
}

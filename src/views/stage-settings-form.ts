import type { InputBlock } from '@slack/types';
import { limitsOfStage, templateBounds } from '../domain/ticket/change-template.ts';
import { departmentKeys } from '../domain/ticket/department-key.ts';
import { documentName } from '../domain/ticket/document-name.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { templateOf } from '../domain/ticket/stage-order.ts';
import {
  branches,
  type StageTemplate,
  type TicketTemplate,
} from '../domain/ticket/stage-template.ts';
import { type ClockOwner, supplyClasses } from '../domain/ticket/ticket.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { departmentName } from './department-name.ts';
import { formatSupplyLimit, profileName, supplyClassNames } from './format-limit.ts';
import {
  checkboxField,
  type FieldChoice,
  multiSelectField,
  selectField,
  textField,
} from './input-fields.ts';
import { type Form, shorten } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { conditionNames, conditionOf } from './stage-condition.ts';
import type { ShownTemplate } from './stage-list.ts';
import { branchNames } from './ticket-card.ts';

/** What a form of the template goes back to: the version that it was opened from, and its list. */
export type TemplateFormPlace = { readonly basedOn: number; readonly responseUrl: string | null };

const clockNames: Readonly<Record<ClockOwner, MessageKey>> = {
  utility: 'stages.clock.utility',
  customer: 'stages.clock.customer',
  'third-party': 'stages.clock.thirdParty',
};

/** The block of the limits that a profile sets. */
export const limitsField = (profile: string): string => `limits-${profile}`;

const limitsLength = 500;
const documentsLength = 800;
const numberLength = 4;

/** The form of one stage of the way. */
export function stageSettingsForm(
  shown: ShownTemplate,
  code: string,
  place: TemplateFormPlace,
  words: Words,
): Form {
  const { template } = shown;
  const stage = templateOf(code, template);
  const title = sayPhrase(stageName(code, template), words);
  return templateForm('stages:save', title, { code, ...place }, words, [
    ...stageFields(stage, code, shown, words),
  ]);
}

/** What a new stage is until it is said otherwise. */
const newStage: Omit<StageTemplate, 'code'> = {
  name: '',
  branch: 'main',
  after: [],
  department: 'marketing',
  clock: 'utility',
  condition: { voltage: null, important: false },
  countsToCap: true,
  needsApproval: false,
  isMandatory: false,
  returnsTo: null,
  expectedDays: 1,
  documents: [],
};

/** The form of a stage of the team's own: also which stages wait for it. */
export function newStageForm(shown: ShownTemplate, place: TemplateFormPlace, words: Words): Form {
  const [name, ...rest] = stageFields(newStage, null, shown, words);
  return templateForm('stages:save-new', words.t('stages.add'), place, words, [
    ...(name ? [{ ...name, optional: false }] : []),
    multiSelectField(
      {
        id: 'before',
        label: words.t('stages.form.before'),
        hint: words.t('stages.form.beforeHint'),
        values: [],
      },
      stageChoices(shown.template, null, words),
    ),
    ...rest,
  ]);
}

function stageFields(
  stage: Omit<StageTemplate, 'code'>,
  code: string | null,
  { template, departments }: ShownTemplate,
  words: Words,
): InputBlock[] {
  const others = stageChoices(template, code, words);
  const usual = code && sayPhrase(stageName(code, { stages: [] }), words);
  return [
    textField(
      {
        id: 'name',
        label: words.t('stages.form.name'),
        value: stage.name,
        ...(usual && usual !== code
          ? { hint: words.t('department.form.nameHint', { name: usual }) }
          : {}),
      },
      { isMultiline: false, limit: templateBounds.nameLength },
    ),
    selectField(
      {
        id: 'department',
        label: words.t('stages.form.department'),
        isOptional: false,
        value: stage.department,
      },
      (['manager', 'customer', ...departmentKeys] as const).map((value) => ({
        value,
        label: departmentName(value, departments, words),
      })),
    ),
    ...profileFields(code, template, words),
    selectField(
      {
        id: 'for',
        label: words.t('stages.form.for'),
        isOptional: false,
        value: conditionOf(stage.condition),
      },
      choicesOf(conditionNames, words),
    ),
    multiSelectField(
      {
        id: 'after',
        label: words.t('stages.form.after'),
        hint: words.t('stages.form.afterHint'),
        values: stage.after,
      },
      others,
    ),
    selectField(
      {
        id: 'returnsTo',
        label: words.t('stages.form.returnsTo'),
        hint: words.t('stages.form.returnsToHint'),
        value: stage.returnsTo,
      },
      others,
    ),
    selectField(
      { id: 'clock', label: words.t('stages.form.clock'), isOptional: false, value: stage.clock },
      choicesOf(clockNames, words),
    ),
    checkboxField(
      {
        id: 'rules',
        label: words.t('stages.form.rules'),
        values: [
          ...(stage.countsToCap ? ['cap'] : []),
          ...(stage.needsApproval ? ['approval'] : []),
        ],
      },
      [
        { value: 'cap', label: words.t('stages.form.countsToCap') },
        { value: 'approval', label: words.t('stages.form.needsApproval') },
      ],
    ),
    ...detailFields(stage, words),
  ];
}

function profileFields(code: string | null, template: TicketTemplate, words: Words): InputBlock[] {
  return template.profiles.map((profile) => {
    const limits = code === null ? [] : limitsOfStage(template, profile.key, code);
    const name = profileName(profile, words);
    return textField(
      {
        id: limitsField(profile.key),
        label: words.t(profile.isActive ? 'stages.form.limits' : 'stages.form.limitsInactive', {
          profile: name,
        }),
        hint: words.t('stages.form.limitsHint'),
        value: limits.map((limit) => formatSupplyLimit(limit, words)).join('\n'),
      },
      { isMultiline: true, limit: limitsLength },
    );
  });
}

function detailFields(
  { expectedDays, documents, branch }: Omit<StageTemplate, 'code'>,
  words: Words,
): InputBlock[] {
  return [
    textField(
      {
        id: 'documents',
        label: words.t('stages.form.documents'),
        hint: words.t('stages.form.documentsHint'),
        value: documents.map((one) => sayPhrase(documentName(one), words)).join('\n'),
      },
      { isMultiline: true, limit: documentsLength },
    ),
    textField(
      {
        id: 'expectedDays',
        label: words.t('stages.form.expectedDays'),
        hint: words.t('stages.form.expectedDaysHint'),
        isOptional: false,
        value: String(expectedDays),
      },
      { isMultiline: false, limit: numberLength },
    ),
    selectField(
      { id: 'branch', label: words.t('stages.form.branch'), isOptional: false, value: branch },
      branches.map((value) => ({ value, label: words.t(branchNames[value]) })),
    ),
  ];
}

/** The form of what holds for all stages together. */
export function overallLimitsForm(
  { template: { cap, greenFactor, profiles } }: ShownTemplate,
  place: TemplateFormPlace,
  words: Words,
): Form {
  const numberField = (id: string, label: string, value: number) =>
    textField(
      { id, label, isOptional: false, value: String(value) },
      { isMultiline: false, limit: numberLength },
    );
  return templateForm('stages:save-overall', words.t('stages.overall'), place, words, [
    ...supplyClasses.map((supply) =>
      numberField(
        `cap-${supply}`,
        words.t('stages.form.cap', { supply: words.t(supplyClassNames[supply]) }),
        cap[supply],
      ),
    ),
    numberField('green', words.t('stages.form.green'), Math.round(greenFactor * 100)),
    checkboxField(
      {
        id: 'profiles',
        label: words.t('stages.form.profiles'),
        hint: words.t('stages.form.profilesHint'),
        values: profiles.filter(({ isActive }) => isActive).map(({ key }) => key),
      },
      profiles.map((profile) => ({ value: profile.key, label: profileName(profile, words) })),
    ),
  ]);
}

const stageChoices = (
  template: TicketTemplate,
  without: string | null,
  words: Words,
): readonly FieldChoice[] =>
  template.stages
    .filter(({ code }) => code !== without)
    .map(({ code }) => ({ value: code, label: sayPhrase(stageName(code, template), words) }));

const choicesOf = (
  names: Readonly<Record<string, MessageKey>>,
  words: Words,
): readonly FieldChoice[] =>
  Object.entries(names).map(([value, key]) => ({ value, label: words.t(key) }));

function templateForm(
  name: string,
  title: string,
  metadata: object,
  words: Words,
  blocks: InputBlock[],
): Form {
  return {
    type: 'modal',
    callback_id: name,
    private_metadata: JSON.stringify(metadata),
    title: { type: 'plain_text', text: shorten(title, 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks,
  };
}

import type {
  StageCondition,
  StageLimit,
  StageTemplate,
  TicketTemplate,
} from './stage-template.ts';
import type { SupplyClass } from './ticket.ts';

const always: StageCondition = { voltage: null, important: false };
const high: StageCondition = { voltage: 'high', important: false };
const importantHigh: StageCondition = { voltage: 'high', important: true };

const plain = {
  name: '',
  branch: 'main',
  clock: 'utility',
  condition: always,
  countsToCap: true,
  needsApproval: false,
  isMandatory: false,
  returnsTo: null,
  documents: [],
} as const;

/**
 * The way from application to archive, after trade practice: main way, then the customer's works,
 * the utility's works and the paperwork side by side, joined before energisation. Intermediate
 * inspection is for important users. What a stage takes where nothing limits it is ours.
 */
const stages: readonly StageTemplate[] = [
  {
    ...plain,
    code: 'ACCEPT',
    after: [],
    department: 'marketing',
    expectedDays: 1,
    documents: ['application', 'licence', 'one-time-notice'],
  },
  { ...plain, code: 'SURVEY_BOOK', after: ['ACCEPT'], department: 'manager', expectedDays: 1 },
  {
    ...plain,
    code: 'SURVEY',
    after: ['SURVEY_BOOK'],
    department: 'production',
    expectedDays: 2,
    documents: ['survey-record'],
  },
  {
    ...plain,
    code: 'PLAN_EXT',
    after: ['SURVEY'],
    department: 'production',
    condition: high,
    expectedDays: 3,
    documents: ['external-plan'],
  },
  {
    ...plain,
    code: 'PLAN_INT',
    after: ['SURVEY'],
    department: 'marketing',
    expectedDays: 2,
    documents: ['internal-plan'],
  },
  {
    ...plain,
    code: 'PLAN_REVIEW',
    after: ['PLAN_EXT', 'PLAN_INT'],
    department: 'company',
    condition: high,
    needsApproval: true,
    returnsTo: 'PLAN_EXT',
    expectedDays: 5,
    documents: ['review-minutes'],
  },
  {
    ...plain,
    code: 'PLAN_REPLY',
    after: ['PLAN_REVIEW'],
    department: 'manager',
    expectedDays: 1,
    documents: ['reply-letter'],
  },
  {
    ...plain,
    code: 'CUSTOMER_OK',
    after: ['PLAN_REPLY'],
    department: 'customer',
    clock: 'customer',
    countsToCap: false,
    expectedDays: 5,
  },
  {
    ...plain,
    code: 'DESIGN',
    branch: 'internal-works',
    after: ['CUSTOMER_OK'],
    department: 'customer',
    clock: 'customer',
    condition: high,
    countsToCap: false,
    expectedDays: 15,
    documents: ['drawings'],
  },
  {
    ...plain,
    code: 'DESIGN_REVIEW',
    branch: 'internal-works',
    after: ['DESIGN'],
    department: 'marketing',
    condition: high,
    needsApproval: true,
    returnsTo: 'DESIGN',
    expectedDays: 10,
    documents: ['review-opinion'],
  },
  {
    ...plain,
    code: 'EQUIP',
    branch: 'internal-works',
    after: ['DESIGN_REVIEW'],
    department: 'customer',
    clock: 'third-party',
    condition: high,
    countsToCap: false,
    expectedDays: 20,
  },
  {
    ...plain,
    code: 'BUILD',
    branch: 'internal-works',
    after: ['EQUIP'],
    department: 'customer',
    clock: 'customer',
    condition: high,
    countsToCap: false,
    expectedDays: 30,
  },
  {
    ...plain,
    code: 'MID_CHECK',
    branch: 'internal-works',
    after: ['BUILD'],
    department: 'inspection',
    condition: importantHigh,
    returnsTo: 'BUILD',
    expectedDays: 5,
    documents: ['inspection-record'],
  },
  {
    ...plain,
    code: 'COMPLETION',
    branch: 'internal-works',
    after: ['MID_CHECK'],
    department: 'customer',
    clock: 'customer',
    condition: high,
    countsToCap: false,
    expectedDays: 2,
    documents: ['completion-report'],
  },
  {
    ...plain,
    code: 'COMPLETION_CHECK',
    branch: 'internal-works',
    after: ['COMPLETION'],
    department: 'inspection',
    condition: high,
    isMandatory: true,
    returnsTo: 'COMPLETION',
    expectedDays: 5,
    documents: ['inspection-record'],
  },
  {
    ...plain,
    code: 'EXT_WORKS',
    branch: 'external-works',
    after: ['CUSTOMER_OK'],
    department: 'production',
    condition: high,
    countsToCap: false,
    isMandatory: true,
    expectedDays: 30,
  },
  {
    ...plain,
    code: 'CONTRACT',
    branch: 'paperwork',
    after: ['CUSTOMER_OK'],
    department: 'manager',
    countsToCap: false,
    isMandatory: true,
    expectedDays: 5,
    documents: ['supply-contract'],
  },
  {
    ...plain,
    code: 'DISPATCH',
    branch: 'paperwork',
    after: ['CUSTOMER_OK'],
    department: 'dispatch',
    condition: high,
    countsToCap: false,
    isMandatory: true,
    expectedDays: 3,
    documents: ['dispatch-agreement'],
  },
  {
    ...plain,
    code: 'PROJECT_OUTAGE',
    branch: 'paperwork',
    after: ['CUSTOMER_OK'],
    department: 'dispatch',
    condition: high,
    countsToCap: false,
    expectedDays: 20,
  },
  {
    ...plain,
    code: 'CONNECT',
    after: ['COMPLETION_CHECK', 'EXT_WORKS', 'CONTRACT', 'DISPATCH', 'PROJECT_OUTAGE'],
    department: 'metering',
    isMandatory: true,
    expectedDays: 5,
    documents: ['installation-record'],
  },
  {
    ...plain,
    code: 'RETURN_VISIT',
    after: ['CONNECT'],
    department: 'manager',
    countsToCap: false,
    expectedDays: 20,
  },
  {
    ...plain,
    code: 'ARCHIVE',
    after: ['RETURN_VISIT'],
    department: 'archive',
    countsToCap: false,
    expectedDays: 5,
    documents: ['file-list'],
  },
];

const workdays = (days: number): StageLimit => ({ kind: 'workdays', days, from: 'stage' });
const fromApplication = (days: number): StageLimit => ({
  kind: 'workdays',
  days,
  from: 'application',
});

const limit = (stage: string, of: StageLimit, supply: SupplyClass | null = null) => ({
  stage,
  supply,
  limit: of,
});

/** Energisation in the way of the template. */
export const energisationStage = 'CONNECT';

/** The outage (停电计划) in which the customer's line is joined to the grid. */
export const outageStage = 'PROJECT_OUTAGE';

/**
 * Version 0 of every team's template: what holds until an admin changes it.
 *
 * - `total cap`: the whole of the utility's own steps, art. 6 of the ten service promises (2023).
 * - `five-node`: plan reply, design review, intermediate and completion inspection, connection, as the
 *   grid company's rule on application handling assesses them. The plan reply of low voltage after
 *   the same promises, earlier edition.
 * - `internal`: what departments promise each other, after trade practice: survey appointment within
 *   one working day, survey within two, external plan within three, dispatch contract within three,
 *   joint review at the weekly meeting. The limits of ACCEPT, PLAN_INT, CONTRACT, RETURN_VISIT and
 *   ARCHIVE are ours; works take as long as was agreed.
 * - `green factor`: the green channel takes more than half off.
 */
export const defaultTemplate: TicketTemplate = {
  version: 0,
  stages,
  profiles: [
    {
      key: 'five-node',
      name: '',
      isActive: true,
      limits: [
        limit('PLAN_REPLY', fromApplication(7), 'low'),
        limit('PLAN_REPLY', fromApplication(15), 'high-single'),
        limit('PLAN_REPLY', fromApplication(30), 'high-dual'),
        limit('DESIGN_REVIEW', workdays(10)),
        limit('MID_CHECK', workdays(5)),
        limit('COMPLETION_CHECK', workdays(5)),
        limit('CONNECT', workdays(5)),
      ],
    },
    {
      key: 'internal',
      name: '',
      isActive: true,
      limits: [
        limit('ACCEPT', workdays(1)),
        limit('SURVEY_BOOK', workdays(1)),
        limit('SURVEY', workdays(2)),
        limit('PLAN_EXT', workdays(3)),
        limit('PLAN_INT', workdays(2)),
        limit('PLAN_REVIEW', { kind: 'meeting', weekday: 1 }),
        limit('DESIGN_REVIEW', workdays(10)),
        limit('EXT_WORKS', { kind: 'planned' }),
        limit('CONTRACT', workdays(5)),
        limit('DISPATCH', workdays(3)),
        limit('PROJECT_OUTAGE', { kind: 'planned' }),
        limit('RETURN_VISIT', workdays(20)),
        limit('ARCHIVE', workdays(5)),
      ],
    },
  ],
  cap: { low: 6, 'high-single': 22, 'high-dual': 32 },
  greenFactor: 0.5,
};

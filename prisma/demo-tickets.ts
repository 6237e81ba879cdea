import type { SupplyMode } from '../src/domain/quantity.ts';
import type { ImportanceLevel, ServiceProgram, TicketKind } from '../src/domain/ticket/ticket.ts';
import type { DemoPersonId } from './demo-data.ts';

/**
 * What happened to a demo ticket. `ago`: working days before today, below zero ahead of it; `at`: wall
 * time.
 */
export type DemoStep = {
  readonly ago: number;
  readonly at: string;
  readonly by: DemoPersonId;
} & (
  | { readonly what: 'accept' | 'done' | 'approve'; readonly stage: string; readonly note?: string }
  | { readonly what: 'reject' | 'wait'; readonly stage: string; readonly note: string }
  | { readonly what: 'plan'; readonly stage: string; readonly until: number }
  | { readonly what: 'link'; readonly to: DemoPersonId }
  | { readonly what: 'green' }
);

export type DemoTicket = {
  /** Index in `demoCustomers`. */
  readonly customer: number;
  /** Their manager, who leads it. */
  readonly openedBy: DemoPersonId;
  readonly openedAgo: number;
  readonly openedAt: string;
  readonly kind: TicketKind;
  readonly kilovolts: number;
  readonly kva: number;
  readonly supplyMode: SupplyMode;
  readonly importance?: ImportanceLevel;
  readonly programme?: ServiceProgram;
  /** Days from today. */
  readonly requiredInDays?: number;
  readonly steps: readonly DemoStep[];
};

const wang = 'U01WANGLEI';
const emma = 'U02EMMACLARK';
const chen = 'U03CHENMEI';
const li = 'U04LIWEI';
const zhou = 'U05ZHOUMIN';
const guo = 'U06GUOJING';
const zhao = 'U07ZHAOQIANG';
const sun = 'U08SUNLI';
const he = 'U09HEJUN';
const tom = 'U10TOMBECKER';
const lin = 'U11LINZHIHAO';

const accept = (stage: string, by: DemoPersonId, ago: number, at = '10:00'): DemoStep => ({
  what: 'accept',
  stage,
  by,
  ago,
  at,
});

const done = (
  stage: string,
  by: DemoPersonId,
  ago: number,
  { at = '15:30', note }: { readonly at?: string; readonly note?: string } = {},
): DemoStep => ({ what: 'done', stage, by, ago, at, ...(note === undefined ? {} : { note }) });

/** Accepted one day, and done the same or a later one. */
const worked = (
  stage: string,
  by: DemoPersonId,
  [from, to]: readonly [number, number],
  note?: string,
): readonly DemoStep[] => [
  accept(stage, by, from),
  done(stage, by, to, note === undefined ? {} : { note }),
];

const approve = (stage: string, by: DemoPersonId, ago: number): DemoStep => ({
  what: 'approve',
  stage,
  by,
  ago,
  at: '11:00',
});

const plan = (stage: string, by: DemoPersonId, ago: number, until: number): DemoStep => ({
  what: 'plan',
  stage,
  by,
  ago,
  at: '14:00',
  until,
});

/** A high-voltage supply from its application until the joint review waits for its approval. */
const untilReview = (manager: DemoPersonId, opened: number): readonly DemoStep[] => [
  ...worked('ACCEPT', zhou, [opened, opened]),
  done('SURVEY_BOOK', manager, opened, { at: '16:30' }),
  ...worked('SURVEY', sun, [opened - 1, opened - 1]),
  ...worked('PLAN_INT', guo, [opened - 2, opened - 2]),
  ...worked('PLAN_EXT', zhao, [opened - 2, opened - 3]),
  done('PLAN_REVIEW', manager, opened - 3, { at: '16:30' }),
];

/** The same until its plan waits for the customer. */
const untilReply = (manager: DemoPersonId, opened: number): readonly DemoStep[] => [
  ...untilReview(manager, opened),
  approve('PLAN_REVIEW', li, opened - 4),
  done('PLAN_REPLY', manager, opened - 4),
];

/** In any order: the steps of all are carried out in the order of time. */
export const demoTickets: readonly DemoTicket[] = [
  // Closed: low voltage, a supply for a building site.
  {
    customer: 16,
    openedBy: chen,
    openedAgo: 76,
    openedAt: '09:00',
    kind: 'temporary',
    kilovolts: 0.4,
    kva: 160,
    supplyMode: 'single',
    steps: [
      ...worked('ACCEPT', zhou, [76, 76]),
      done('SURVEY_BOOK', chen, 76, { at: '16:30' }),
      ...worked('SURVEY', sun, [75, 75]),
      ...worked('PLAN_INT', guo, [74, 74]),
      done('PLAN_REPLY', chen, 74, { at: '16:30' }),
      done('CUSTOMER_OK', chen, 72),
      done('CONTRACT', chen, 71),
      ...worked('CONNECT', tom, [70, 69]),
      done('RETURN_VISIT', chen, 60, { note: '用戶滿意，無遺留問題' }),
      done('ARCHIVE', chen, 59),
    ],
  },
  // Nearly done: only metering and energisation are left.
  {
    customer: 9,
    openedBy: emma,
    openedAgo: 70,
    openedAt: '09:10',
    kind: 'increase',
    kilovolts: 10,
    kva: 2000,
    supplyMode: 'single',
    requiredInDays: 16,
    steps: [
      ...untilReply(emma, 70),
      done('CUSTOMER_OK', emma, 56),
      done('DESIGN', emma, 47),
      ...worked('DESIGN_REVIEW', guo, [46, 42]),
      approve('DESIGN_REVIEW', li, 41),
      accept('EXT_WORKS', sun, 55),
      plan('EXT_WORKS', sun, 55, 8),
      done('EXT_WORKS', sun, 22),
      done('CONTRACT', emma, 54),
      ...worked('DISPATCH', lin, [55, 55]),
      accept('PROJECT_OUTAGE', lin, 55),
      plan('PROJECT_OUTAGE', lin, 55, 4),
      done('PROJECT_OUTAGE', lin, 4),
      done('EQUIP', emma, 30),
      done('BUILD', emma, 9),
      done('COMPLETION', emma, 5),
      ...worked('COMPLETION_CHECK', he, [4, 2], 'relays set, earthing 0.5 Ω'),
      accept('CONNECT', tom, 1),
    ],
  },
  // High voltage with two supplies: branches side by side, a design that did not pass at first.
  {
    customer: 3,
    openedBy: wang,
    openedAgo: 60,
    openedAt: '09:20',
    kind: 'increase',
    kilovolts: 10,
    kva: 2000,
    supplyMode: 'dual',
    importance: 'first',
    requiredInDays: 95,
    steps: [
      ...untilReply(wang, 60),
      done('CUSTOMER_OK', wang, 44),
      { what: 'link', to: li, by: wang, ago: 43, at: '09:30' },
      done('DESIGN', wang, 33),
      accept('DESIGN_REVIEW', guo, 32),
      {
        what: 'reject',
        stage: 'DESIGN_REVIEW',
        by: guo,
        ago: 29,
        at: '15:00',
        note: '缺接地网图，应急电源切换时间未注明',
      },
      done('DESIGN', wang, 25, { note: '已补接地网图' }),
      ...worked('DESIGN_REVIEW', guo, [24, 20]),
      approve('DESIGN_REVIEW', li, 19),
      done('EQUIP', wang, 6),
      accept('EXT_WORKS', zhao, 43),
      plan('EXT_WORKS', zhao, 43, -20),
      done('CONTRACT', wang, 42),
      ...worked('DISPATCH', lin, [43, 43]),
      accept('PROJECT_OUTAGE', lin, 43),
      plan('PROJECT_OUTAGE', lin, 42, -30),
    ],
  },
  // Waits for the customer's yes.
  {
    customer: 11,
    openedBy: emma,
    openedAgo: 14,
    openedAt: '09:30',
    kind: 'increase',
    kilovolts: 35,
    kva: 8000,
    supplyMode: 'dual',
    requiredInDays: 240,
    steps: untilReply(emma, 14),
  },
  // Overdue: the survey is a week late.
  {
    customer: 4,
    openedBy: wang,
    openedAgo: 9,
    openedAt: '09:50',
    kind: 'new',
    kilovolts: 10,
    kva: 1600,
    supplyMode: 'single',
    requiredInDays: 200,
    steps: [
      ...worked('ACCEPT', zhou, [9, 9]),
      done('SURVEY_BOOK', wang, 9, { at: '16:30', note: '门卫需提前登记' }),
      accept('SURVEY', sun, 8),
    ],
  },
  // Its clock stands still.
  {
    customer: 19,
    openedBy: chen,
    openedAgo: 6,
    openedAt: '09:30',
    kind: 'increase',
    kilovolts: 10,
    kva: 800,
    supplyMode: 'single',
    requiredInDays: 210,
    steps: [
      ...worked('ACCEPT', guo, [6, 6]),
      done('SURVEY_BOOK', chen, 6, { at: '16:30' }),
      accept('SURVEY', zhao, 5),
      {
        what: 'wait',
        stage: 'SURVEY',
        by: zhao,
        ago: 5,
        at: '16:00',
        note: '配電室基礎未完工，等客戶通知',
      },
    ],
  },
  // Waits for an approval.
  {
    customer: 14,
    openedBy: chen,
    openedAgo: 4,
    openedAt: '09:40',
    kind: 'increase',
    kilovolts: 10,
    kva: 3150,
    supplyMode: 'single',
    requiredInDays: 220,
    steps: untilReview(chen, 4),
  },
  // On the green channel: survey on the first day, two plans side by side.
  {
    customer: 5,
    openedBy: wang,
    openedAgo: 1,
    openedAt: '09:00',
    kind: 'increase',
    kilovolts: 110,
    kva: 20000,
    supplyMode: 'dual',
    requiredInDays: 260,
    steps: [
      accept('ACCEPT', zhou, 1, '09:20'),
      done('ACCEPT', zhou, 1, { at: '10:10' }),
      { what: 'green', by: li, ago: 1, at: '10:20' },
      done('SURVEY_BOOK', wang, 1, { at: '10:40' }),
      accept('SURVEY', sun, 1, '13:10'),
      done('SURVEY', sun, 1, { at: '16:00', note: '进线走廊可用，建议 110 kV 双回' }),
      accept('PLAN_EXT', sun, 1, '16:30'),
      accept('PLAN_INT', guo, 1, '16:40'),
    ],
  },
  // Low voltage: a short way, and a survey that nobody has accepted yet.
  {
    customer: 12,
    openedBy: emma,
    openedAgo: 1,
    openedAt: '09:15',
    kind: 'new',
    kilovolts: 0.4,
    kva: 80,
    supplyMode: 'single',
    programme: 'three-zeros',
    requiredInDays: 45,
    steps: [
      ...worked('ACCEPT', guo, [1, 1]),
      done('SURVEY_BOOK', emma, 1, { at: '16:30', note: 'back door, ask for Ms Ng' }),
    ],
  },
  // Just opened.
  {
    customer: 8,
    openedBy: emma,
    openedAgo: 1,
    openedAt: '16:10',
    kind: 'increase',
    kilovolts: 10,
    kva: 630,
    supplyMode: 'single',
    requiredInDays: 220,
    steps: [],
  },
];

import { describe, expect, test } from 'vitest';
import { type Action, can, mayJoin, maySetUp } from '../../src/domain/permissions.ts';
import type { Actor, PersonId, Role, TeamId } from '../../src/domain/person.ts';
import type { StageDepartment, TicketFile } from '../../src/domain/ticket/ticket.ts';
import {
  friday,
  sampleCustomer,
  sampleFollowUp,
  sampleHandOver,
  samplePerson,
  sampleStage,
  sampleTeam,
  sampleTicket,
  sampleVisit,
} from '../support/sample-records.ts';

const me = samplePerson.id;
const colleague = 'T1.UEMMA' as PersonId;
const elsewhere = 'T1.other' as TeamId;

/** Whose something is, and in which team. */
type Subject = {
  readonly teamId: TeamId;
  readonly owner: PersonId;
  readonly department: StageDepartment;
};
const subjects = {
  own: { teamId: sampleTeam.id, owner: me, department: 'dispatch' },
  'a colleague’s': { teamId: sampleTeam.id, owner: colleague, department: 'dispatch' },
  'the department’s': { teamId: sampleTeam.id, owner: colleague, department: 'metering' },
  'another team’s': { teamId: elsewhere, owner: me, department: 'metering' },
} as const satisfies Record<string, Subject>;
type Whose = keyof typeof subjects;

const customerOf = ({ teamId, owner }: Subject) => ({
  ...sampleCustomer,
  teamId,
  managerId: owner,
});
const memberOf = ({ teamId, owner }: Subject) => ({ ...samplePerson, id: owner, teamId });
const stageOf = ({ owner, department }: Subject) => ({
  ...sampleStage,
  ownerId: owner,
  department,
  startedAt: friday,
});
/** Led by somebody else; one stage of it is under way. */
const fileOf = (to: Subject): TicketFile => ({
  ticket: { ...sampleTicket, teamId: to.teamId, managerId: 'T1.ULI' as PersonId },
  stages: [stageOf(to)],
});
const stageIn =
  <Do extends 'work-on-stage' | 'hold-stage' | 'assign-stage' | 'approve-stage'>(name: Do) =>
  (to: Subject) =>
    ({ do: name, to: stageOf(to), of: fileOf(to).ticket }) as const;
const alone =
  <Do extends Action['do']>(name: Do) =>
  () =>
    ({ do: name }) as const;

const actions: Readonly<Record<Action['do'], (to: Subject) => Action>> = {
  'log-visit': (to) => ({ do: 'log-visit', to: customerOf(to) }),
  'change-visit': (to) => ({
    do: 'change-visit',
    to: { ...sampleVisit, teamId: to.teamId, managerId: to.owner },
  }),
  'see-customer': (to) => ({ do: 'see-customer', to: customerOf(to) }),
  'see-contacts': (to) => ({ do: 'see-contacts', to: customerOf(to) }),
  'change-contacts': (to) => ({ do: 'change-contacts', to: customerOf(to) }),
  'see-documents': (to) => ({ do: 'see-documents', to: customerOf(to) }),
  'change-documents': (to) => ({ do: 'change-documents', to: customerOf(to) }),
  'see-customers': alone('see-customers'),
  'change-customer': (to) => ({ do: 'change-customer', to: customerOf(to) }),
  'merge-customers': (to) => ({ do: 'merge-customers', to: customerOf(to), into: customerOf(to) }),
  'remove-important-date': (to) => ({
    do: 'remove-important-date',
    to: { createdBy: to.owner, of: { ...customerOf(to), managerId: 'T1.ULI' as PersonId } },
  }),
  'add-customer': alone('add-customer'),
  'add-follow-up-for': (to) => ({ do: 'add-follow-up-for', to: memberOf(to) }),
  'see-follow-up': (to) => ({
    do: 'see-follow-up',
    to: { ...sampleFollowUp, teamId: to.teamId, ownerId: to.owner },
    about: customerOf(to),
  }),
  'change-follow-up': (to) => ({
    do: 'change-follow-up',
    to: { ...sampleFollowUp, teamId: to.teamId, ownerId: to.owner },
  }),
  'open-ticket': (to) => ({ do: 'open-ticket', to: customerOf(to) }),
  'see-ticket': (to) => ({ do: 'see-ticket', to: fileOf(to) }),
  'lead-ticket': (to) => ({
    do: 'lead-ticket',
    to: { ...sampleTicket, teamId: to.teamId, managerId: to.owner },
  }),
  'see-queue': ({ department }) => ({
    do: 'see-queue',
    to: department === 'metering' ? 'metering' : 'dispatch',
  }),
  'work-on-stage': stageIn('work-on-stage'),
  'hold-stage': stageIn('hold-stage'),
  'assign-stage': stageIn('assign-stage'),
  'approve-stage': stageIn('approve-stage'),
  'see-journal': (to) => ({ do: 'see-journal', to: memberOf(to) }),
  'write-journal': alone('write-journal'),
  'comment-visit': ({ teamId, owner }) => ({
    do: 'comment-visit',
    to: { teamId, managerId: owner },
  }),
  'see-own-figures': alone('see-own-figures'),
  'see-figures': (to) => ({ do: 'see-figures', to: memberOf(to) }),
  'see-plan': (to) => ({ do: 'see-plan', to: memberOf(to) }),
  'write-plan': alone('write-plan'),
  'decide-plan': ({ teamId, owner }) => ({ do: 'decide-plan', to: { teamId, personId: owner } }),
  'see-bulletin': alone('see-bulletin'),
  'say-minute': alone('say-minute'),
  'change-minute': ({ teamId, owner }) => ({
    do: 'change-minute',
    to: { teamId, saidBy: owner },
  }),
  'set-absence': (to) => ({ do: 'set-absence', to: memberOf(to) }),
  'hand-over': (to) => ({ do: 'hand-over', to: memberOf(to) }),
  'see-hand-over': ({ teamId, owner }) => ({
    do: 'see-hand-over',
    to: { ...sampleHandOver, teamId, toId: owner },
  }),
  'change-role': ({ teamId }) => ({ do: 'change-role', to: { teamId } }),
  'change-template': alone('change-template'),
  'change-department': alone('change-department'),
  'set-up-team': alone('set-up-team'),
  'change-channel': alone('change-channel'),
  'import-customers': ({ owner }) => ({
    do: 'import-customers',
    for: owner === me ? 'self' : 'team',
  }),
  'change-rules': alone('change-rules'),
  'see-missed': alone('see-missed'),
  'see-trail': alone('see-trail'),
  'see-gaps-of-team': alone('see-gaps-of-team'),
  'see-progress': (to) => ({ do: 'see-progress', to: customerOf(to) }),
  'see-progress-of-team': alone('see-progress-of-team'),
  'erase-person': alone('erase-person'),
  'end-quiet-start': alone('end-quiet-start'),
  'pause-sending': alone('pause-sending'),
  'change-calendar': alone('change-calendar'),
};

/**
 * Who may: manager, specialist of metering, lead, admin; y: may. Written down from what was decided,
 * not from the code. Of another team nobody may do anything, whatever stands here of the others.
 */
const table: Readonly<
  Record<Action['do'], readonly [own: string, colleagues: string, departments: string]>
> = {
  'log-visit': ['ynyy', 'ynyy', 'ynyy'],
  'change-visit': ['yyyy', 'nnyy', 'nnyy'],
  'see-customer': ['ynyy', 'ynyy', 'ynyy'],
  'see-contacts': ['ynyy', 'nnyy', 'nnyy'],
  'change-contacts': ['ynyy', 'nnyy', 'nnyy'],
  'see-documents': ['ynyy', 'nnyy', 'nnyy'],
  'change-documents': ['ynyy', 'nnyy', 'nnyy'],
  'see-customers': ['ynyy', 'ynyy', 'ynyy'],
  'change-customer': ['ynyy', 'nnyy', 'nnyy'],
  'merge-customers': ['ynyy', 'nnyy', 'nnyy'],
  'remove-important-date': ['ynyy', 'nnyy', 'nnyy'],
  'add-customer': ['ynyy', 'ynyy', 'ynyy'],
  'add-follow-up-for': ['yyyy', 'nnyy', 'nnyy'],
  'see-follow-up': ['yyyy', 'ynyy', 'ynyy'],
  'change-follow-up': ['yyyy', 'nnyy', 'nnyy'],
  'open-ticket': ['ynyy', 'ynyy', 'ynyy'],
  'see-ticket': ['yyyy', 'ynyy', 'yyyy'],
  'lead-ticket': ['yyyy', 'nnyy', 'nnyy'],
  'see-queue': ['ynyy', 'ynyy', 'yyyy'],
  'work-on-stage': ['yyyy', 'nnyy', 'nyyy'],
  'hold-stage': ['yyyy', 'nnyy', 'nyyy'],
  'assign-stage': ['nnyy', 'nnyy', 'nyyy'],
  'approve-stage': ['nnyy', 'nnyy', 'nyyy'],
  'see-journal': ['yyyy', 'nnyy', 'nnyy'],
  'write-journal': ['ynyy', 'ynyy', 'ynyy'],
  'comment-visit': ['nnnn', 'nnyy', 'nnyy'],
  'see-own-figures': ['ynyy', 'ynyy', 'ynyy'],
  'see-figures': ['yyyy', 'nnyy', 'nnyy'],
  'see-plan': ['yyyy', 'nnyy', 'nnyy'],
  'write-plan': ['ynyy', 'ynyy', 'ynyy'],
  'decide-plan': ['nnnn', 'nnyy', 'nnyy'],
  'see-bulletin': ['ynyy', 'ynyy', 'ynyy'],
  'say-minute': ['ynyy', 'ynyy', 'ynyy'],
  'change-minute': ['yyyy', 'nnyy', 'nnyy'],
  'set-absence': ['yyyy', 'nnyy', 'nnyy'],
  'hand-over': ['ynyy', 'nnyy', 'nnyy'],
  'see-hand-over': ['yyyy', 'nnyy', 'nnyy'],
  'change-role': ['nnny', 'nnny', 'nnny'],
  'change-template': ['nnyy', 'nnyy', 'nnyy'],
  'change-department': ['nnyy', 'nnyy', 'nnyy'],
  'set-up-team': ['nnny', 'nnny', 'nnny'],
  'change-channel': ['nnyy', 'nnyy', 'nnyy'],
  'import-customers': ['ynyy', 'nnyy', 'nnyy'],
  'change-rules': ['nnyy', 'nnyy', 'nnyy'],
  'see-missed': ['nnyy', 'nnyy', 'nnyy'],
  'see-trail': ['nnyy', 'nnyy', 'nnyy'],
  'see-gaps-of-team': ['nnyy', 'nnyy', 'nnyy'],
  'see-progress': ['yyyy', 'nnyy', 'nnyy'],
  'see-progress-of-team': ['nnyy', 'nnyy', 'nnyy'],
  'erase-person': ['nnyy', 'nnyy', 'nnyy'],
  'end-quiet-start': ['nnyy', 'nnyy', 'nnyy'],
  'pause-sending': ['nnyy', 'nnyy', 'nnyy'],
  'change-calendar': ['nnyy', 'nnyy', 'nnyy'],
};

/** What is about no record of a team. */
const ofNobody: readonly Action['do'][] = [
  'see-customers',
  'add-customer',
  'see-queue',
  'write-journal',
  'see-bulletin',
  'write-plan',
  'see-own-figures',
  'say-minute',
  'change-template',
  'change-department',
  'set-up-team',
  'change-channel',
  'import-customers',
  'change-rules',
  'see-missed',
  'see-trail',
  'see-gaps-of-team',
  'see-progress-of-team',
  'erase-person',
  'end-quiet-start',
  'pause-sending',
  'change-calendar',
];

const roles: readonly Role[] = ['manager', 'specialist', 'lead', 'admin'];
const actor = (role: Role, change: Partial<Actor['person']> = {}): Actor => ({
  person: {
    ...samplePerson,
    teamId: sampleTeam.id,
    role,
    department: role === 'specialist' ? 'metering' : null,
    ...change,
  },
  team: sampleTeam,
  standsInFor: [],
});
const names = Object.keys(table) as Action['do'][];
const inTeam: readonly Whose[] = ['own', 'a colleague’s', 'the department’s'];
const cells = names.flatMap((name) =>
  inTeam.map((whose, place) => ({ name, whose, expected: table[name][place] ?? '' })),
);
const allowed = (name: Action['do'], to: Subject, as: (role: Role) => Actor) =>
  roles.map((role) => (can(as(role), actions[name](to)) ? 'y' : 'n')).join('');

describe('who may do what', () => {
  test('the table has every action, for every role', () => {
    expect(names.sort()).toEqual(Object.keys(actions).sort());
    expect(cells.filter(({ expected }) => !/^[yn]{4}$/.test(expected))).toEqual([]);
  });

  test.each(cells)('$name, $whose: $expected', ({ name, whose, expected }) => {
    expect(allowed(name, subjects[whose], (role) => actor(role))).toBe(expected);
  });

  test.each(names.filter((name) => !ofNobody.includes(name)))(
    'nobody reaches the records of another team, not even an admin: %s',
    (name) => {
      expect(allowed(name, subjects['another team’s'], (role) => actor(role))).toBe('nnnn');
    },
  );

  test('nobody merges a customer of the team with one of another, in either direction', () => {
    const [ours, theirs] = [subjects.own, subjects['another team’s']].map(customerOf);
    if (!ours || !theirs) throw new Error('There are no customers');
    const mayMerge = (to: typeof ours, into: typeof theirs) =>
      roles.map((role) => can(actor(role), { do: 'merge-customers', to, into }));
    expect(new Set([...mayMerge(ours, theirs), ...mayMerge(theirs, ours)])).toEqual(
      new Set([false]),
    );
  });

  test('whoever is deactivated, or acts in a team that is not theirs, may do nothing', () => {
    const strangers = [{ isActive: false }, { teamId: elsewhere }];
    const reached = strangers.flatMap((change) =>
      names.flatMap((name) =>
        Object.values(subjects).map((to) =>
          allowed(name, to, (role) => actor(role, { ...change, isWorkspaceAdmin: true })),
        ),
      ),
    );
    expect([...new Set(reached)]).toEqual(['nnnn']);
  });

  test('an owner or admin of the Slack workspace sets up in any role, and sees no more than others', () => {
    const gained = names.filter(
      (name) =>
        allowed(name, subjects['a colleague’s'], (role) =>
          actor(role, { isWorkspaceAdmin: true }),
        ) !== table[name][1],
    );
    expect(gained.sort()).toEqual([
      'change-calendar',
      'change-channel',
      'change-department',
      'change-role',
      'change-rules',
      'change-template',
      'end-quiet-start',
      'pause-sending',
      'see-missed',
      'set-up-team',
    ]);
  });
});

test('a specialist sees tickets in which they or their department hold or held a stage', () => {
  const specialist = actor('specialist');
  const base = { ...fileOf(subjects['a colleague’s']).ticket };
  const stage = { ...sampleStage, ownerId: null, department: 'dispatch', startedAt: null } as const;
  const ended = {
    at: friday,
    by: me,
    doneFor: null,
    note: null,
    digest: null,
    light: 'blue',
  } as const;
  const files: readonly (readonly [string, TicketFile, boolean])[] = [
    ['nothing of theirs', { ticket: base, stages: [stage] }, false],
    [
      'their department comes later',
      { ticket: base, stages: [{ ...stage, department: 'metering' }] },
      false,
    ],
    [
      'their department has it',
      { ticket: base, stages: [{ ...stage, department: 'metering', startedAt: friday }] },
      true,
    ],
    ['they are to have it', { ticket: base, stages: [{ ...stage, ownerId: me }] }, true],
    ['they ended it', { ticket: base, stages: [{ ...stage, ended }] }, true],
    [
      'their department left it out',
      {
        ticket: base,
        stages: [{ ...stage, department: 'metering', ended: { ...ended, by: colleague } }],
      },
      true,
    ],
    ['they are linked to it', { ticket: { ...base, leaderId: me }, stages: [stage] }, true],
    ['they are its second manager', { ticket: { ...base, secondManagerId: me }, stages: [] }, true],
  ];
  expect(files.map(([what, to]) => [what, can(specialist, { do: 'see-ticket', to })])).toEqual(
    files.map(([what, , may]) => [what, may]),
  );
});

test.each([
  ['an open team', {}, true, true],
  ['a closed team', {}, false, false],
  ['a closed team, as its Slack admin', { isWorkspaceAdmin: true }, false, true],
  ['an open team, but deactivated', { isActive: false, isWorkspaceAdmin: true }, true, false],
  ['an open team, but in a team already', { teamId: sampleTeam.id }, true, false],
] as const)('joining %s', (_what, change, isOpen, expected) => {
  expect(mayJoin({ ...samplePerson, teamId: null, ...change }, { isOpen })).toBe(expected);
});

test.each([
  ['a manager', {}, false],
  ['a lead', { role: 'lead' }, false],
  ['an admin', { role: 'admin' }, true],
  ['an owner of the Slack workspace', { isWorkspaceAdmin: true }, true],
  ['an admin who left', { role: 'admin', isActive: false }, false],
] as const)('setting up, as %s', (_what, change, expected) => {
  expect(maySetUp({ ...samplePerson, ...change })).toBe(expected);
});

test('a deputy may do what the person could whom they stand in for, but for approvals and what is personal', () => {
  const deputy = (role: Role): Actor => ({ ...actor(role), standsInFor: [colleague] });
  const gainedIn = (whose: Whose) =>
    names.filter(
      (name) =>
        allowed(name, subjects[whose], deputy) !==
        allowed(name, subjects[whose], (role) => actor(role)),
    );
  expect(gainedIn('a colleague’s').sort()).toEqual([
    'change-contacts',
    'change-documents',
    'change-follow-up',
    'change-visit',
    'hold-stage',
    'lead-ticket',
    'see-contacts',
    'see-documents',
    'see-follow-up',
    'see-ticket',
    'work-on-stage',
  ]);
  expect(gainedIn('another team’s')).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { type Action, can, mayJoin } from '../../src/domain/permissions.ts';
import type { Actor, PersonId, Role, TeamId } from '../../src/domain/person.ts';
import {
  sampleCustomer,
  sampleFollowUp,
  samplePerson,
  sampleStage,
  sampleTeam,
  sampleTicket,
  sampleVisit,
} from '../support/sample-records.ts';

const own = { managerId: samplePerson.id, ownerId: samplePerson.id, teamId: sampleTeam.id };
const others = { ...own, managerId: 'T1.UEMMA' as PersonId, ownerId: 'T1.UEMMA' as PersonId };
const foreign = { ...own, teamId: 'T1.other' as TeamId };

type Belongs = typeof own;
const actions: Readonly<Record<Action['do'], (to: Belongs) => Action>> = {
  'log-visit': (to) => ({ do: 'log-visit', to: { ...sampleCustomer, ...to } }),
  'see-customer': (to) => ({ do: 'see-customer', to: { ...sampleCustomer, ...to } }),
  'see-customers': () => ({ do: 'see-customers' }),
  'change-customer': (to) => ({ do: 'change-customer', to: { ...sampleCustomer, ...to } }),
  'add-important-date': (to) => ({ do: 'add-important-date', to: { ...sampleCustomer, ...to } }),
  'remove-important-date': (to) => ({
    do: 'remove-important-date',
    to: {
      createdBy: to.managerId,
      of: { ...sampleCustomer, ...to, managerId: 'T1.ULI' as PersonId },
    },
  }),
  'change-visit': (to) => ({ do: 'change-visit', to: { ...sampleVisit, ...to } }),
  'see-follow-up': (to) => ({
    do: 'see-follow-up',
    to: { ...sampleFollowUp, ...to },
    about: { ...sampleCustomer, ...to },
  }),
  'change-follow-up': (to) => ({ do: 'change-follow-up', to: { ...sampleFollowUp, ...to } }),
  'add-customer': () => ({ do: 'add-customer' }),
  'import-customers': ({ ownerId }) => ({
    do: 'import-customers',
    for: ownerId === samplePerson.id ? 'self' : 'team',
  }),
  'add-follow-up': () => ({ do: 'add-follow-up' }),
  'add-follow-up-for': ({ ownerId, teamId }) => ({
    do: 'add-follow-up-for',
    to: { ...samplePerson, id: ownerId, teamId },
  }),
  'open-ticket': (to) => ({ do: 'open-ticket', to: { ...sampleCustomer, ...to } }),
  'see-ticket': (to) => ({ do: 'see-ticket', to: { ...sampleTicket, ...to } }),
  'note-on-ticket': (to) => ({ do: 'note-on-ticket', to: { ...sampleTicket, ...to } }),
  'lead-ticket': (to) => ({ do: 'lead-ticket', to: { ...sampleTicket, ...to } }),
  'work-on-stage': (to) => ({
    do: 'work-on-stage',
    to: { ...sampleStage, ownerId: to.ownerId },
    of: { ...sampleTicket, teamId: to.teamId },
  }),
  'hold-stage': (to) => ({
    do: 'hold-stage',
    to: { ...sampleStage, ownerId: to.ownerId },
    of: { ...sampleTicket, teamId: to.teamId },
  }),
  'assign-stage': (to) => ({
    do: 'assign-stage',
    to: { ...sampleStage, ownerId: to.ownerId },
    of: { ...sampleTicket, ...to },
  }),
  'approve-stage': ({ teamId }) => ({
    do: 'approve-stage',
    to: sampleStage,
    of: { ...sampleTicket, teamId },
  }),
  'see-journal': ({ ownerId, teamId }) => ({
    do: 'see-journal',
    to: { ...samplePerson, id: ownerId, teamId },
  }),
  'set-absence': ({ ownerId, teamId }) => ({
    do: 'set-absence',
    to: { ...samplePerson, id: ownerId, teamId },
  }),
  'write-journal': () => ({ do: 'write-journal' }),
  'change-template': () => ({ do: 'change-template' }),
  'change-department': () => ({ do: 'change-department' }),
  'set-up-team': () => ({ do: 'set-up-team' }),
  'see-missed': () => ({ do: 'see-missed' }),
  'end-quiet-start': () => ({ do: 'end-quiet-start' }),
  'change-channel': () => ({ do: 'change-channel' }),
  'change-rules': () => ({ do: 'change-rules' }),
  'pause-sending': () => ({ do: 'pause-sending' }),
  'change-calendar': () => ({ do: 'change-calendar' }),
};

const actor = (role: Role, change: Partial<Actor['person']> = {}): Actor => ({
  person: { ...samplePerson, teamId: sampleTeam.id, role, ...change },
  team: sampleTeam,
  standsInFor: [],
});

/** manager, specialist, lead, admin; y: may. */
const table: Readonly<Record<Action['do'], { own: string; others: string }>> = {
  'log-visit': { own: 'ynyy', others: 'ynyy' },
  'see-customer': { own: 'ynyy', others: 'ynyy' },
  'see-customers': { own: 'ynyy', others: 'ynyy' },
  'change-customer': { own: 'ynyy', others: 'nnyy' },
  'add-important-date': { own: 'ynyy', others: 'ynyy' },
  'remove-important-date': { own: 'ynyy', others: 'nnyy' },
  'change-visit': { own: 'yyyy', others: 'nnyy' },
  'see-follow-up': { own: 'yyyy', others: 'ynyy' },
  'change-follow-up': { own: 'yyyy', others: 'nnyy' },
  'add-customer': { own: 'ynyy', others: 'ynyy' },
  'import-customers': { own: 'ynyy', others: 'nnyy' },
  'add-follow-up': { own: 'yyyy', others: 'yyyy' },
  'add-follow-up-for': { own: 'yyyy', others: 'nnyy' },
  'open-ticket': { own: 'ynyy', others: 'ynyy' },
  'see-ticket': { own: 'yyyy', others: 'yyyy' },
  'note-on-ticket': { own: 'yyyy', others: 'yyyy' },
  'lead-ticket': { own: 'yyyy', others: 'nnyy' },
  'work-on-stage': { own: 'yyyy', others: 'nnyy' },
  'hold-stage': { own: 'yyyy', others: 'nnyy' },
  'assign-stage': { own: 'yyyy', others: 'nnyy' },
  'approve-stage': { own: 'nnyy', others: 'nnyy' },
  'set-absence': { own: 'yyyy', others: 'nnyy' },
  'see-journal': { own: 'yyyy', others: 'nnyy' },
  'write-journal': { own: 'ynyy', others: 'ynyy' },
  'change-template': { own: 'nnyy', others: 'nnyy' },
  'change-department': { own: 'nnyy', others: 'nnyy' },
  'set-up-team': { own: 'nnny', others: 'nnny' },
  'see-missed': { own: 'nnyy', others: 'nnyy' },
  'end-quiet-start': { own: 'nnyy', others: 'nnyy' },
  'change-channel': { own: 'nnyy', others: 'nnyy' },
  'change-rules': { own: 'nnyy', others: 'nnyy' },
  'pause-sending': { own: 'nnyy', others: 'nnyy' },
  'change-calendar': { own: 'nnyy', others: 'nnyy' },
};
const roles: readonly Role[] = ['manager', 'specialist', 'lead', 'admin'];
const cells = Object.entries(actions).flatMap(([name, make]) =>
  (['own', 'others'] as const).map((whose) => ({ name: name as Action['do'], make, whose })),
);

describe('who may do what', () => {
  test.each(cells)('$name, $whose', ({ name, make, whose }) => {
    const to = whose === 'own' ? own : others;
    const allowed = roles.map((role) => (can(actor(role), make(to)) ? 'y' : 'n')).join('');
    expect(allowed).toBe(table[name][whose]);
  });

  test('nobody reaches the records of another team, not even an admin', () => {
    const reached = (
      [
        'log-visit',
        'see-customer',
        'change-customer',
        'change-visit',
        'see-follow-up',
        'change-follow-up',
        'add-follow-up-for',
      ] as const
    ).filter((name) => roles.some((role) => can(actor(role), actions[name](foreign))));
    expect(reached).toEqual([]);
  });

  test('whoever is deactivated, or acts in a team that is not theirs, may do nothing', () => {
    const strangers = roles.flatMap((role) => [
      actor(role, { isActive: false, isWorkspaceAdmin: true }),
      actor(role, { teamId: 'T1.other' as TeamId, isWorkspaceAdmin: true }),
    ]);
    const allowed = Object.values(actions).flatMap((make) =>
      strangers.filter((stranger) => can(stranger, make(own))),
    );
    expect(allowed).toEqual([]);
  });

  test.each(['set-up-team', 'pause-sending', 'change-calendar'] as const)(
    'an owner or admin of the Slack workspace may in any role: %s',
    (name) => {
      const may = roles.map((role) => can(actor(role, { isWorkspaceAdmin: true }), { do: name }));
      expect(may).toEqual([true, true, true, true]);
    },
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

test('a deputy may do what the person could whom they stand in for, but for approvals and what is personal', () => {
  const deputy = (role: Role): Actor => ({
    ...actor(role),
    standsInFor: [others.ownerId],
  });
  const gained = Object.entries(actions).flatMap(([name, make]) => {
    const to = make(others);
    return roles.some((role) => can(deputy(role), to) && !can(actor(role), to)) ? [name] : [];
  });
  expect(gained).toEqual([
    'change-visit',
    'see-follow-up',
    'change-follow-up',
    'lead-ticket',
    'work-on-stage',
    'hold-stage',
    'assign-stage',
  ]);
  const elsewhere = { ...others, teamId: foreign.teamId };
  const reached = Object.entries(actions).flatMap(([name, make]) => {
    const to = make(elsewhere);
    return roles.some((role) => can(deputy(role), to) !== can(actor(role), to)) ? [name] : [];
  });
  expect(reached).toEqual([]);
});

import { type Action, can } from '../domain/permissions.ts';
import type { Actor, PersonId } from '../domain/person.ts';
import type { MessageKey } from '../i18n/words.ts';

/** Somebody else: what is theirs is not the actor's. */
const somebody = 'somebody' as PersonId;

/** What is worth knowing of what people may do; of each row the first that holds is said. */
const rows: readonly (readonly (readonly [MessageKey, (actor: Actor) => Action])[])[] = [
  [['may.seeCustomers', () => ({ do: 'see-customers' })]],
  [
    ['may.changeAnyCustomer', ({ team }) => customerOf(team.id, somebody)],
    ['may.changeOwnCustomers', ({ team, person }) => customerOf(team.id, person.id)],
  ],
  [
    [
      'may.openTickets',
      ({ team, person }) => ({ do: 'open-ticket', to: { teamId: team.id, managerId: person.id } }),
    ],
    ['may.workOnStages', ({ person }) => ({ do: 'add-follow-up-for', to: person })],
  ],
  [['may.followUps', ({ person }) => ({ do: 'add-follow-up-for', to: person })]],
  [
    ['may.handOverAny', ({ person }) => ({ do: 'hand-over', to: { ...person, id: somebody } })],
    ['may.handOverOwn', ({ person }) => ({ do: 'hand-over', to: person })],
  ],
  [['may.leadTeam', () => ({ do: 'change-channel' })]],
  [['may.setUpTeams', () => ({ do: 'set-up-team' })]],
];

const customerOf = (teamId: Actor['team']['id'], managerId: PersonId): Action => ({
  do: 'change-customer',
  to: { teamId, managerId },
});

/** What the actor may do, by the one table that says so. */
export const abilitiesOf = (actor: Actor): readonly MessageKey[] =>
  rows.flatMap((row) => row.find(([, action]) => can(actor, action(actor)))?.[0] ?? []);

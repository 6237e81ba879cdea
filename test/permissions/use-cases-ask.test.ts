import { expect, test } from 'vitest';
import { randomId } from '../../src/domain/new-id.ts';
import type { Member, PersonId, TeamId } from '../../src/domain/person.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { dayOf } from '../../src/domain/zoned-time.ts';
import { decideMissed } from '../../src/usecases/decide-missed.ts';
import { actFor, addTeam } from '../../src/usecases/teams.ts';
import type { UseCaseContext } from '../../src/usecases/use-case-context.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { friday, samplePerson, sampleTeam, sampleWorkspace } from '../support/sample-records.ts';

const member: Member = { ...samplePerson, role: 'manager', teamId: sampleTeam.id };
const north = 'T1.north' as TeamId;

/**
 * What asks for itself, although what is done with it asks again: whoever makes another thing of it
 * one day must not have to think of that.
 */
const useCases: readonly (readonly [
  what: string,
  act: (context: UseCaseContext) => Promise<unknown>,
  refusal: string,
])[] = [
  ['making a further team', (context) => addTeam(context, 'South'), 'error.setupNotAllowed'],
  ['acting for another team', (context) => actFor(context, north), 'error.setupNotAllowed'],
  [
    'deciding about a message that was not sent',
    (context) => decideMissed(context, 'message', 'send'),
    'error.missedNotAllowed',
  ],
];

test.each(useCases)('%s is refused by itself', async (_what, act, refusal) => {
  const { store } = await openTestStore();
  const answer = store.write(async (repositories) => {
    await repositories.workspaces.ensure(sampleWorkspace, sampleTeam);
    await repositories.teams.add(
      { ...sampleTeam, id: north, name: 'North', isDefault: false },
      friday,
    );
    await repositories.people.save({ ...member, id: 'T1.UWANG' as PersonId });
    return act({
      repositories,
      actor: { person: member, team: sampleTeam, standsInFor: [] },
      settings: defaultSettings,
      now: friday,
      today: dayOf(friday, member.timeZone),
      newId: randomId,
    });
  });
  await expect(answer).rejects.toMatchObject({ key: refusal });
});

import { randomId } from '../../src/domain/new-id.ts';
import type { TeamId, WorkspaceId } from '../../src/domain/person.ts';
import { dayOf, instant, timeOf } from '../../src/domain/zoned-time.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { seedCalendar } from '../../src/storage/seed-calendar.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import {
  sampleCustomer,
  sampleFollowUp,
  samplePerson,
  sampleTeam,
} from '../../test/support/sample-records.ts';

/** A person of a run, and the conversation with the bot. */
export type RigPerson = { readonly id: string; readonly channelId: string };

/** A reminder of a run: whose, and when. */
export type RigReminder = {
  readonly token: string;
  readonly person: RigPerson;
  readonly dueAt: number;
};

/** The customer that lines are typed about. */
export const customerName = '华新钢铁';

/** So many of one person's reminders fit in a message that gathers them. */
const remindersOfEach = 8;

/** People enough that everything of one person fits in one message. */
export function rigPeople(messages: number): readonly RigPerson[] {
  const count = Math.max(4, Math.ceil(messages / remindersOfEach));
  return Array.from({ length: count }, (_none, index) => {
    const digits = String(index).padStart(4, '0');
    return { id: `URIG${digits}`, channelId: `DRIG${digits}` };
  });
}

/** Writes the team, a customer, and a follow-up for each reminder, as if people had typed them. */
export async function seedReminders(
  file: string,
  { workspaceId, now }: { readonly workspaceId: WorkspaceId; readonly now: number },
  people: readonly RigPerson[],
  reminders: readonly RigReminder[],
): Promise<void> {
  const store = await openStore({ file, newId: randomId });
  await seedCalendar(store);
  const createdAt = instant(now);
  const teamId = `${workspaceId}.default` as TeamId;
  const { timeZone } = sampleTeam;
  await store.write(async (repositories) => {
    const team = { ...sampleTeam, id: teamId, workspaceId, teamChannelId: null };
    const workspace = { id: workspaceId, botUserId: '', setupCodeHash: null, createdAt };
    await repositories.workspaces.ensure(workspace, team);
    for (const { id: slackUserId } of people) {
      const person = { ...samplePerson, workspaceId, slackUserId, teamId };
      const id = personId(workspaceId, slackUserId);
      await repositories.people.save({ ...person, id, profileReadAt: createdAt });
    }
    const managerId = personId(workspaceId, people[0]?.id ?? '');
    await repositories.customers.add(
      { ...sampleCustomer, teamId, managerId, createdAt },
      managerId,
    );
  });
  for (const [index, { token, person, dueAt }] of reminders.entries()) {
    const at = instant(dueAt);
    const ownerId = personId(workspaceId, person.id);
    const followUp = {
      ...{ ...sampleFollowUp, id: token as typeof sampleFollowUp.id, teamId, number: index + 1 },
      ...{ customerId: null, visitId: null, ownerId, createdBy: ownerId, createdAt },
      ...{ what: `回访 ${token}`, dueAt: at, timeZone },
      due: { day: dayOf(at, timeZone), time: timeOf(at, timeZone) },
    };
    await store.write(async ({ followUps, reminders: schedules }) => {
      await followUps.add(followUp);
      await schedules.plan({
        ...{ rule: 'follow-up-due', teamId, subjectId: token, subjectVersion: 1 },
        ...{ nextAt: at, sentCount: 0, lastAt: null },
      });
    });
  }
  await store.close();
}

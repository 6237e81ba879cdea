import type { Person } from '../../src/domain/person.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import type { Bot } from './start-bot.ts';

/** Somebody becomes another from now on, whoever may have made them so. */
export async function changePerson(
  { store, linesman }: Bot,
  slackUserId: string,
  change: Partial<Omit<Person, 'id'>>,
): Promise<void> {
  await store.write(async ({ people }) => {
    const person = await people.find(personId(linesman.workspaceId, slackUserId));
    if (!person) throw new Error(`${slackUserId} is not known`);
    await people.save({ ...person, ...change });
  });
}

import type { Absence } from '../domain/absence.ts';
import type { Member, Person } from '../domain/person.ts';
import { dayOf } from '../domain/zoned-time.ts';
import { wordsFor } from '../i18n/words.ts';
import { countOpenWork } from '../reminders/count-open-work.ts';
import { readyMessage } from '../reminders/ready-message.ts';
import {
  absenceOver,
  absenceSetForYou,
  deputyAsked,
  type ShownAbsence,
} from '../views/absence-messages.ts';
import type { Message } from '../views/message.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** Who is away, and who stands in. */
export type AbsencePeople = { readonly absent: Member; readonly deputy: Person };

/**
 * The deputy hears what they take over, whoever is away hears that somebody else said so, and an
 * earlier deputy that they stand in no more. Nobody is told of their own doing.
 */
export async function tellOfAbsence(
  context: UseCaseContext,
  absence: Absence,
  people: AbsencePeople,
  before: Absence | null,
): Promise<void> {
  const { repositories, actor } = context;
  const { absent, deputy } = people;
  const shown = { absence, ...people };
  const work = await countOpenWork(absent, actor.team.id, repositories, absence);
  await tell(context, absence, deputy, (reader) =>
    deputyAsked(shown, work, dayFor(reader, context), wordsFor(reader.locale)),
  );
  await tell(context, absence, absent, (reader) =>
    absenceSetForYou(shown, actor.person.name, dayFor(reader, context), wordsFor(reader.locale)),
  );
  if (!before || before.deputyId === absence.deputyId) return;
  const earlier = await repositories.people.find(before.deputyId);
  if (!earlier) return;
  await tell(context, absence, earlier, (reader) =>
    absenceOver(
      { ...shown, absence: before },
      'deputyChanged',
      dayFor(reader, context),
      wordsFor(reader.locale),
    ),
  );
}

/** Who stood in hears that they do so no more, and whoever was away that somebody else ended it. */
export async function tellOfReturn(
  context: UseCaseContext,
  absence: Absence,
  people: AbsencePeople,
  isBack: boolean,
): Promise<void> {
  const shown: ShownAbsence = { absence, ...people };
  for (const person of [people.deputy, people.absent]) {
    await tell(context, absence, person, (reader) =>
      absenceOver(
        shown,
        isBack ? 'isBack' : 'takenBack',
        dayFor(reader, context),
        wordsFor(reader.locale),
      ),
    );
  }
}

const dayFor = ({ timeZone }: Person, { now }: UseCaseContext) => dayOf(now, timeZone);

async function tell(
  { repositories, actor, now, newId }: UseCaseContext,
  { id }: Absence,
  person: Person,
  word: (reader: Person) => Message,
): Promise<void> {
  if (person.id === actor.person.id || !person.isActive) return;
  const address = { workspaceId: actor.team.workspaceId, channelId: person.slackUserId };
  // An absence may be changed and changed back: each time is one of its own.
  const key = `absence/${id}/${newId()}`;
  await repositories.outbox.add(readyMessage(word(person), address, key, now));
}

import type { Due } from '../domain/follow-up.ts';
import type { Mentioned } from '../domain/quantity.ts';
import type { VisitCard } from '../views/visit-card.ts';
import { changeVisit } from './change-visit.ts';
import { checkNote } from './check-dates.ts';
import { mentionedIn, quantitiesIn } from './find-quantities.ts';
import { findOwnVisit, type VisitKey } from './find-record.ts';
import { addFollowUp } from './keep-follow-up.ts';
import { showVisit } from './show-visit.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * Adds what came to mind after a visit below what was noted before, and a follow-up where one was
 * said.
 *
 * @throws UserError where the note gets too long, or the visit is not the actor's to change.
 */
export async function addToVisit(
  context: UseCaseContext,
  key: VisitKey,
  addition: {
    readonly note: string;
    readonly mentioned: readonly Mentioned[];
    readonly followUp: { readonly what: string; readonly due: Due } | null;
  },
): Promise<VisitCard> {
  const { repositories, actor } = context;
  const before = await findOwnVisit(context, key);
  const note = [before.note, addition.note].filter((part) => part !== '').join('\n');
  checkNote(context, note);
  const promised = (await repositories.followUps.ofVisit(before.id))
    .filter(({ state }) => state !== 'undone')
    .map(({ what }) => what);
  const quantities = quantitiesIn(
    [note, addition.followUp?.what ?? '', ...promised],
    [...addition.mentioned, ...mentionedIn(before.quantities)],
  );
  const visit = await changeVisit(context, before, { note, quantities }, 'visit.add');
  if (addition.followUp) {
    await addFollowUp(context, {
      ...addition.followUp,
      ownerId: actor.person.id,
      customerId: visit.customerId,
      visitId: visit.id,
    });
  }
  return showVisit(context, visit);
}

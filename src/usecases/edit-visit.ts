import type { FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import { stateOfVisit, type Visit, type VisitId } from '../domain/visit.ts';
import type { VisitCard } from '../views/visit-card.ts';
import { changeVisit } from './change-visit.ts';
import { checkDue, checkNote, checkVisitDay } from './check-dates.ts';
import { mentionedIn, quantitiesIn } from './find-quantities.ts';
import { findOwnVisit } from './find-record.ts';
import { addFollowUp, changeFollowUp } from './keep-follow-up.ts';
import type { LogVisitInput } from './log-visit.ts';
import { showVisit } from './show-visit.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/**
 * Changes a visit and its follow-up to what the form says. An empty follow-up day takes the open
 * follow-up back.
 *
 * @throws UserError as logging does, and where the visit was changed since the form was opened.
 */
export async function editVisit(
  context: UseCaseContext,
  { visitId, version }: { readonly visitId: VisitId; readonly version: number },
  input: LogVisitInput,
): Promise<VisitCard> {
  const { repositories, now } = context;
  const before = await findOwnVisit(context, { id: visitId });
  const reference = formatReference('visit', before.number);
  const customer = await repositories.customers.find(input.customerId);
  if (!customer) throw new UserError('error.customerMissing', {}, 'visit.log.example');
  allow(context, { do: 'log-visit', to: customer });
  const day = input.day ?? before.day;
  checkVisitDay(context, day);
  checkNote(context, input.note);

  const isMoved = day !== before.day || input.time !== before.time;
  const earlier = await repositories.followUps.ofVisit(before.id);
  if (before.version !== version) throw new UserError('error.changedMeanwhile', { reference });
  const change = {
    customerId: customer.id,
    day,
    time: input.time,
    state: isMoved ? stateOfVisit({ day, time: input.time }, before.timeZone, now) : before.state,
    note: input.note,
    isMeeting: input.isMeeting ?? before.isMeeting,
    quantities: quantitiesIn(
      [input.note, input.followUp?.what ?? '', ...keptWords(earlier)],
      [...input.mentioned, ...mentionedIn(before.quantities)],
    ),
  };
  const visit = await changeVisit(context, before, change, 'visit.edit');
  const open = earlier.find(({ state }) => state === 'open');
  await editFollowUp(context, visit, open, input.followUp);
  return showVisit(context, visit);
}

/** What was promised and done: the form does not show it, and it still was said. */
const keptWords = (followUps: readonly FollowUp[]): readonly string[] =>
  followUps.filter(({ state }) => state === 'done').map(({ what }) => what);

async function editFollowUp(
  context: UseCaseContext,
  visit: Visit,
  open: FollowUp | undefined,
  wanted: LogVisitInput['followUp'],
): Promise<void> {
  const { now, actor } = context;
  if (!open) {
    if (wanted) {
      await addFollowUp(context, {
        ...wanted,
        ownerId: visit.managerId,
        customerId: visit.customerId,
        visitId: visit.id,
        timeZone: visit.timeZone,
      });
    }
    return;
  }
  if (!wanted) {
    const closed = { at: now, by: actor.person.id, note: null };
    await changeFollowUp(context, open, { state: 'undone', closed }, 'follow-up.undo');
    return;
  }
  const change: Partial<FollowUp> = { customerId: visit.customerId, what: wanted.what };
  const isMoved = wanted.due.day !== open.due.day || wanted.due.time !== open.due.time;
  const isSame = !isMoved && open.what === wanted.what && open.customerId === visit.customerId;
  if (isSame) return;
  await changeFollowUp(
    context,
    open,
    isMoved
      ? {
          ...change,
          due: wanted.due,
          dueAt: checkDue(context, wanted.due, open.timeZone, 'due.snooze.example'),
        }
      : change,
    'follow-up.edit',
  );
}

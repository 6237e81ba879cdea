import { type Absence, type AbsenceId, type DaySpan, overlap } from '../domain/absence.ts';
import { can } from '../domain/permissions.ts';
import type { Member, PersonId } from '../domain/person.ts';
import { UserError } from '../domain/user-error.ts';
import { addDays, type CalendarDay, dayOf, daysBetween } from '../domain/zoned-time.ts';
import { welcomeBack } from '../reminders/rules/welcome-back.ts';
import { findColleague } from './find-record.ts';
import { type AbsencePeople, tellOfAbsence, tellOfReturn } from './tell-of-absence.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

const example = 'kam.away.example';

/** Days, and who stands in on them. */
export type AbsenceInput = DaySpan & { readonly deputyId: PersonId };

/**
 * Keeps that somebody is away, and tells who stands in.
 *
 * @throws UserError where the actor may not, and where the days or the deputy will not do.
 */
export async function addAbsence(
  context: UseCaseContext,
  personId: PersonId,
  input: AbsenceInput,
): Promise<Absence> {
  const { repositories, actor, now, newId } = context;
  const people = await peopleOf(context, personId, input);
  await check(context, people, input, null);
  const { firstDay, lastDay, deputyId } = input;
  const absence: Absence = {
    id: newId<AbsenceId>(),
    personId,
    firstDay,
    lastDay,
    deputyId,
    setById: actor.person.id,
    createdAt: now,
    endedAt: null,
  };
  await repositories.absences.add(absence);
  await audit(context, 'absence.add', `absence/${absence.id}`, null, absence);
  await welcomeBack.plan(absence, people.absent, repositories);
  await tellOfAbsence(context, absence, people, null);
  return absence;
}

/**
 * Puts other days, or another deputy, in the place of what was kept.
 *
 * @throws UserError as {@link addAbsence} does, and where it is over or was taken back.
 */
export async function changeAbsence(
  context: UseCaseContext,
  id: AbsenceId,
  input: AbsenceInput,
): Promise<Absence> {
  const { repositories } = context;
  const before = await findAbsence(context, id);
  const people = await peopleOf(context, before.personId, input);
  const after: Absence = { ...before, ...input };
  const isSame = (['firstDay', 'lastDay', 'deputyId'] as const).every(
    (key) => before[key] === after[key],
  );
  if (isSame) return before;
  await check(context, people, input, before);
  await repositories.absences.change(id, input);
  await audit(context, 'absence.change', `absence/${id}`, before, after);
  await welcomeBack.plan(after, people.absent, repositories);
  await tellOfAbsence(context, after, people, before);
  return after;
}

/** What became of an absence that was ended. */
export type EndedAbsence = {
  readonly absence: Absence;
  readonly person: Member;
  /** It had begun: the person is back. Otherwise it was taken back as if it had never been. */
  readonly isBack: boolean;
};

/**
 * Ends an absence: one that has begun is over as of today, another one is taken back.
 *
 * @throws UserError where the actor may not, and where it is over or was taken back.
 */
export async function endAbsence(context: UseCaseContext, id: AbsenceId): Promise<EndedAbsence> {
  const { repositories, now } = context;
  const before = await findAbsence(context, id);
  const { absent, deputy } = await peopleOf(context, before.personId, before, true);
  const today = dayOf(now, absent.timeZone);
  const isBack = before.firstDay < today;
  if (isBack) {
    const absence = { ...before, lastDay: addDays(today, -1) };
    await repositories.absences.change(id, absence);
    await audit(context, 'absence.end', `absence/${id}`, before, absence);
    await welcomeBack.plan(absence, absent, repositories);
  } else {
    await repositories.absences.end(id, now);
    await audit(context, 'absence.undo', `absence/${id}`, before, { ...before, endedAt: now });
    await welcomeBack.cancel(id, repositories);
  }
  await tellOfReturn(context, before, { absent, deputy }, isBack);
  return { absence: before, person: absent, isBack };
}

/**
 * An absence that is not over, of somebody for whom the actor may say so.
 *
 * @throws UserError where it is not there, over, or was taken back.
 */
export async function findAbsence(
  { repositories, actor, now }: UseCaseContext,
  id: AbsenceId,
): Promise<Absence> {
  const absence = await repositories.absences.find(id);
  const person = absence && (await repositories.people.find(absence.personId));
  if (!absence || !person || person.teamId !== actor.team.id)
    throw new UserError('error.oldButton');
  const isOver = absence.lastDay < dayOf(now, person.timeZone);
  if (absence.endedAt !== null || isOver) throw new UserError('error.absenceOver');
  return absence;
}

/**
 * Somebody for whom the actor may say when they are away.
 *
 * @throws UserError where they are not of the team, or the actor does not lead it.
 */
export async function findAbsent(context: UseCaseContext, personId: PersonId): Promise<Member> {
  const absent = await findColleague(context, personId);
  if (can(context.actor, { do: 'set-absence', to: absent })) return absent;
  throw new UserError('error.absenceOfOthers', { name: absent.name }, example);
}

async function peopleOf(
  context: UseCaseContext,
  personId: PersonId,
  { deputyId }: { readonly deputyId: PersonId },
  isEnding = false,
): Promise<AbsencePeople> {
  const absent = await findAbsent(context, personId);
  if (isEnding) {
    // Who stood in may have left the team meanwhile.
    const deputy = await context.repositories.people.find(deputyId);
    return { absent, deputy: deputy ?? absent };
  }
  return { absent, deputy: await findColleague(context, deputyId) };
}

/** `before`: what it is put in the place of; null for a new one. @throws UserError */
async function check(
  { repositories, actor, settings, now }: UseCaseContext,
  { absent, deputy }: AbsencePeople,
  { firstDay, lastDay }: DaySpan,
  before: Absence | null,
): Promise<void> {
  const when = (day: CalendarDay) => ({ day, time: null });
  if (lastDay < firstDay) throw new UserError('error.absenceBackwards', {}, example);
  // The first day of one that has begun may stay where it is.
  if (firstDay < dayOf(now, absent.timeZone) && firstDay !== before?.firstDay) {
    throw new UserError('error.absencePast', { when: when(firstDay) }, example);
  }
  const days = settings['absence.maximumDays'];
  if (daysBetween(firstDay, lastDay) >= days) {
    throw new UserError('error.absenceLong', { days }, example);
  }
  if (deputy.id === absent.id) {
    const key = absent.id === actor.person.id ? 'error.deputySelf' : 'error.deputySame';
    throw new UserError(key, { name: absent.name }, example);
  }
  const span = { firstDay, lastDay };
  const known = (await repositories.absences.ahead(absent.id, firstDay)).find(
    (one) => one.id !== before?.id && overlap(one, span),
  );
  if (known) {
    const said = { from: when(known.firstDay), to: when(known.lastDay), name: absent.name };
    throw new UserError('error.absenceOverlaps', said, 'kam.away.listExample');
  }
  const away = (await repositories.absences.ahead(deputy.id, firstDay)).find((one) =>
    overlap(one, span),
  );
  if (away) {
    const said = { from: when(away.firstDay), to: when(away.lastDay), name: deputy.name };
    throw new UserError('error.deputyAway', said, example);
  }
}

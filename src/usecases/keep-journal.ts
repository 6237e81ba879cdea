import {
  type Journal,
  type JournalField,
  type JournalId,
  journalFields,
  linesOf,
  recordOf,
} from '../domain/journal.ts';
import { can } from '../domain/permissions.ts';
import type { Member } from '../domain/person.ts';
import { UserError } from '../domain/user-error.ts';
import { nextWorkingDay } from '../domain/working-days.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { JournalCard, JournalForm, JournalRow } from '../views/journal-card.ts';
import { checkNote } from './check-dates.ts';
import { showFollowUp } from './show-follow-ups.ts';
import { showVisit } from './show-visit.ts';
import { type JournalContext, takePlan, takeResult } from './take-journal-line.ts';
import { allow, audit, type UseCaseContext } from './use-case-context.ts';

/** So many lines of a field become records; a day has fewer, and a message room for no more. */
const mostTaken = 20;

/** What the form starts with: the entry of a day as it stands. */
export async function openJournal(context: UseCaseContext, day: CalendarDay): Promise<JournalForm> {
  const { repositories, actor } = context;
  allow(context, { do: 'write-journal' });
  const journal = await repositories.journals.find(actor.person.id, day);
  const { results = '', problems = '', tomorrow = '', version = 0 } = journal ?? {};
  const nextDay = await dayAfter(context, day);
  return { day, nextDay, version, results, problems, tomorrow };
}

/** The working day that is planned at the end of a day; never one that is over. */
async function dayAfter(
  { repositories, actor, today }: UseCaseContext,
  day: CalendarDay,
): Promise<CalendarDay> {
  const next = nextWorkingDay(day, await repositories.calendars.load(actor.team.region));
  return next < today ? today : next;
}

/**
 * Keeps what a person wrote for a day. Lines that name a customer become visits and follow-ups, and
 * begin with their reference from then on: such a line is never taken again.
 *
 * @throws UserError where the entry was changed since the form was opened, or gets too long.
 */
export async function writeJournal(
  context: JournalContext,
  input: Pick<JournalForm, 'day' | 'version' | JournalField>,
): Promise<JournalCard> {
  const { repositories, actor, now, newId } = context;
  const { day, version, problems } = input;
  allow(context, { do: 'write-journal' });
  const before = await repositories.journals.find(actor.person.id, day);
  if ((before?.version ?? 0) !== version) throw new UserError('error.journalChanged');
  const nextDay = await dayAfter(context, day);
  const journal: Journal = {
    id: before?.id ?? newId<JournalId>(),
    teamId: actor.team.id,
    personId: actor.person.id,
    day,
    results: await takeLines(input.results, (line) => takeResult(line, day, context)),
    problems: linesOf(problems).join('\n'),
    tomorrow: await takeLines(input.tomorrow, (line) => takePlan(line, nextDay, context)),
    version: version + 1,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
  for (const field of journalFields) checkNote(context, journal[field]);
  if (!before) await repositories.journals.add(journal);
  else if (!(await repositories.journals.update(journal, version))) {
    throw new UserError('error.journalChanged');
  }
  await audit(context, 'journal.write', `journal/${journal.id}`, before ?? null, journal);
  return cardOf(context, journal, actor.person);
}

async function takeLines(
  text: string,
  take: (line: string) => Promise<string | null>,
): Promise<string> {
  const kept: string[] = [];
  let taken = 0;
  for (const line of linesOf(text)) {
    const isTaken = recordOf(line) !== null;
    const reference = isTaken || taken >= mostTaken ? null : await take(line);
    if (isTaken || reference !== null) taken += 1;
    kept.push(reference === null ? line : `${reference} ${line}`);
  }
  return kept.join('\n');
}

/**
 * The entry of a day, the actor's own or, for a lead, that of somebody of the team; empty where
 * nothing was written.
 *
 * @throws UserError where it is kept from the actor.
 */
export async function showJournal(
  context: UseCaseContext,
  of: Member,
  day: CalendarDay,
): Promise<JournalCard> {
  const { repositories, actor } = context;
  if (!can(actor, { do: 'see-journal', to: of })) {
    throw new UserError('error.journalOfOthers', { name: of.name });
  }
  const journal = await repositories.journals.find(of.id, day);
  return journal
    ? cardOf(context, journal, of)
    : emptyCard(context, day, of, await dayAfter(context, day));
}

const emptyCard = (
  { actor, today }: UseCaseContext,
  day: CalendarDay,
  { id, name }: Member,
  nextDay: CalendarDay,
): JournalCard => ({
  owner: id === actor.person.id ? null : name,
  day,
  nextDay,
  today,
  isWritten: false,
  mayWrite: id === actor.person.id && can(actor, { do: 'write-journal' }),
  results: [],
  problems: [],
  tomorrow: [],
});

async function cardOf(context: UseCaseContext, journal: Journal, of: Member): Promise<JournalCard> {
  const rowsOf = async (field: JournalField) => {
    const rows = await Promise.all(linesOf(journal[field]).map((line) => rowOf(context, line, of)));
    // Several lines about one visit are one row.
    return rows.filter((row, at) => rows.findIndex((one) => isSame(one, row)) === at);
  };
  return {
    ...emptyCard(context, journal.day, of, await dayAfter(context, journal.day)),
    isWritten: true,
    results: await rowsOf('results'),
    problems: await rowsOf('problems'),
    tomorrow: await rowsOf('tomorrow'),
  };
}

function isSame(one: JournalRow, other: JournalRow): boolean {
  if (one.kind === 'visit' && other.kind === 'visit') {
    return one.card.visit.id === other.card.visit.id;
  }
  if (one.kind === 'followUp' && other.kind === 'followUp') {
    return one.card.followUp.id === other.card.followUp.id;
  }
  return one === other;
}

/** A line with the record of theirs that was made of it, as that stands now. */
async function rowOf(context: UseCaseContext, line: string, of: Member): Promise<JournalRow> {
  const { repositories, actor } = context;
  const record = recordOf(line);
  if (!record) return { kind: 'text', line };
  const { kind, number } = record.reference;
  const teamId = actor.team.id;
  if (kind === 'visit') {
    const visit = await repositories.visits.findByNumber(teamId, number);
    return visit?.managerId === of.id
      ? { kind, card: await showVisit(context, visit) }
      : { kind: 'text', line };
  }
  const followUp = await repositories.followUps.findByNumber(teamId, number);
  return followUp?.ownerId === of.id
    ? { kind: 'followUp', card: await showFollowUp(context, followUp) }
    : { kind: 'text', line };
}

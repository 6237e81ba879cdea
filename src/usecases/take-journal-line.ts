import { formatReference } from '../domain/reference.ts';
import { UserError } from '../domain/user-error.ts';
import type { Visit } from '../domain/visit.ts';
import { type CalendarDay, clockTime, instantOf } from '../domain/zoned-time.ts';
import { type CustomerIndex, findCustomerAtStart } from '../language/customers/find-customer.ts';
import { type FollowUpLine, readFollowUpLine } from '../language/read-follow-up-line.ts';
import { readVisitLine, type VisitLine } from '../language/read-visit-line.ts';
import { addToVisit } from './add-to-visit.ts';
import { checkDue, checkNote, checkVisitDay } from './check-dates.ts';
import { addFollowUp } from './keep-follow-up.ts';
import { logVisit } from './log-visit.ts';
import { settleAppointment } from './settle-appointment.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** What the lines of a journal are read with. */
export type JournalContext = UseCaseContext & {
  readonly customers: CustomerIndex;
  readonly isWorkday: (day: CalendarDay) => boolean;
};

/** Nobody visits a customer more often on one day, or promises them more. */
const mostOfDay = 20;
const mostOpen = 200;

/**
 * Makes a visit of a line that begins with a customer; of one who has a visit of that day already, an
 * addition to it. Returns its reference; null where the line is only text, or cannot be a visit.
 */
export async function takeResult(
  line: string,
  day: CalendarDay,
  context: JournalContext,
): Promise<string | null> {
  const read = readVisitLine(line, readingOf(context));
  if (read.customer.kind !== 'one') return null;
  const customerId = read.customer.id;
  const visitDay = read.visit?.day ?? day;
  const known = await visitOf(customerId, visitDay, context);
  if (!mayLog(read, visitDay, known, context)) return null;
  const followUp = read.followUp && {
    what: read.followUp.what,
    due: { day: read.followUp.day, time: read.followUp.time },
  };
  const { note } = read;
  if (!known) {
    const time = read.visit?.time ?? null;
    const input = { customerId, day: visitDay, time, note, mentioned: [], followUp };
    return formatReference('visit', (await logVisit(context, input)).visit.number);
  }
  if (known.state === 'planned' && visitDay <= context.today) {
    await settleAppointment(context, { id: known.id }, 'held');
  }
  const isNew = note !== '' && !known.note.includes(note);
  if (isNew || followUp) {
    const addition = { note: isNew ? note : '', mentioned: [], followUp };
    await addToVisit(context, { id: known.id }, addition);
  }
  return formatReference('visit', known.number);
}

/** The person's visit to a customer on a day, one that was held first. */
async function visitOf(
  customerId: Visit['customerId'],
  day: CalendarDay,
  { repositories, actor }: JournalContext,
): Promise<Visit | undefined> {
  const visits = await repositories.visits.list(
    { teamId: actor.team.id, customerId, managerId: actor.person.id, from: day, to: day },
    { skip: 0, take: mostOfDay },
  );
  return (
    visits.find(({ state }) => state === 'held') ?? visits.find(({ state }) => state === 'planned')
  );
}

/** Whether the line can be kept as it is read: asked before anything is written. */
function mayLog(
  { note, followUp }: VisitLine,
  day: CalendarDay,
  known: Visit | undefined,
  context: JournalContext,
): boolean {
  const zone = context.actor.person.timeZone;
  return isAccepted(() => {
    checkVisitDay(context, day);
    checkNote(context, known ? `${known.note}\n${note}` : note);
    if (followUp) checkDue(context, followUp, zone, 'visit.log.example');
  });
}

/**
 * Makes a follow-up of a line that names a customer, for the day that it says or else the next
 * working day; where there is one like it, that is meant. Returns its reference, or null as above.
 */
export async function takePlan(
  line: string,
  nextDay: CalendarDay,
  context: JournalContext,
): Promise<string | null> {
  const { repositories, actor } = context;
  const read = planIn(line, nextDay, context);
  if (!read) return null;
  const { customerId, what, due, repeat } = read;
  if (!isAccepted(() => checkDue(context, due, actor.person.timeZone, 'due.add.example'))) {
    return null;
  }
  const open = await repositories.followUps.openOfCustomer(customerId, mostOpen);
  const same = open.find(
    (one) => one.ownerId === actor.person.id && one.what === what && one.due.day === due.day,
  );
  const input = { what, due, repeat, customerId, ownerId: actor.person.id, visitId: null };
  return formatReference('followUp', (same ?? (await addFollowUp(context, input))).number);
}

type Plan = Pick<FollowUpLine, 'what' | 'repeat'> & {
  readonly customerId: NonNullable<FollowUpLine['customerId']>;
  readonly due: NonNullable<FollowUpLine['due']>;
};

function planIn(line: string, nextDay: CalendarDay, context: JournalContext): Plan | null {
  const read = readPlan(line, nextDay, context);
  if (read.isDayOpen) return null;
  const { due, repeat } = read;
  if (due && read.customerId) return { ...read, customerId: read.customerId, due };
  if (!due) {
    const first = findCustomerAtStart(line, context.customers);
    const said = { repeat: null, due: { day: nextDay, time: null } };
    const what = first.rest.replace(/^[\s，,。:：;；-]+/u, '').trim();
    if (first.kind === 'one') return { what, customerId: first.id, ...said };
  }
  // With a day before it the customer is also found at the end: call Acme, call Acme on Wednesday.
  const day = due?.day ?? nextDay;
  const again = readFollowUpLine(`${day} ${due ? read.what : line}`, readingOf(context));
  const { customerId, what } = again;
  return customerId && { what, repeat, customerId, due: due ?? { day, time: null } };
}

/** An hour alone is one of the day that is planned, as it is for somebody who reads it on that day. */
function readPlan(line: string, nextDay: CalendarDay, context: JournalContext): FollowUpLine {
  const reading = readingOf(context);
  const dawn = instantOf(nextDay, clockTime('00:00'), reading.zone);
  const onThatDay = readFollowUpLine(line, { ...reading, now: dawn });
  if (onThatDay.due?.day === nextDay) return onThatDay;
  const read = readFollowUpLine(line, reading);
  if (read.due || read.isDayOpen) return read;
  // An hour at the end of an English line is read beside a day only.
  const dated = readFollowUpLine(`${line} ${nextDay}`, reading);
  return dated.due?.time && dated.customerId ? dated : read;
}

const readingOf = ({ now, actor, customers, isWorkday }: JournalContext) => ({
  now,
  zone: actor.person.timeZone,
  customers,
  isWorkday,
});

function isAccepted(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    // What a person could mend stays in the journal as it was written, and is shown as not taken.
    if (error instanceof UserError) return false;
    throw error;
  }
}

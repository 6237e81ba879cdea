import type { Customer } from '../src/domain/customer.ts';
import type { NewId } from '../src/domain/new-id.ts';
import type { Member, Team } from '../src/domain/person.ts';
import { currentStage, templateOf } from '../src/domain/ticket/stage-order.ts';
import { isAtHand, type StageId, type TicketId } from '../src/domain/ticket/ticket.ts';
import { isWorkingDay, type WorkingCalendar } from '../src/domain/working-days.ts';
import {
  addDays,
  type CalendarDay,
  clockTime,
  dayOf,
  type Instant,
  instantOf,
} from '../src/domain/zoned-time.ts';
import type { NewOutboxMessage } from '../src/ports/reminders.ts';
import type { Repositories, Store } from '../src/ports/store.ts';
import { planDueReminders } from '../src/reminders/plan-due-reminders.ts';
import { rules } from '../src/reminders/rules/index.ts';
import { stageHandOver } from '../src/reminders/stage-hand-over.ts';
import { ticketCardPost } from '../src/reminders/ticket-card-post.ts';
import { saveDepartment } from '../src/usecases/departments.ts';
import { personId } from '../src/usecases/recognise-person.ts';
import { approveStage } from '../src/usecases/ticket/approve-stage.ts';
import { completeStage, rejectStage } from '../src/usecases/ticket/end-stage.ts';
import { findTicket, type OpenedTicket } from '../src/usecases/ticket/find-ticket.ts';
import { acceptStage, planStage, waitTicket } from '../src/usecases/ticket/hold-stage.ts';
import { openTicket } from '../src/usecases/ticket/open-ticket.ts';
import { linkLeader, setGreen } from '../src/usecases/ticket/steer-ticket.ts';
import type { UseCaseContext } from '../src/usecases/use-case-context.ts';
import { type DemoPersonId, demoDepartments } from './demo-data.ts';
import { type DemoStep, type DemoTicket, demoTickets } from './demo-tickets.ts';

type Story = {
  readonly team: Team;
  readonly customers: readonly Customer[];
  readonly now: Instant;
  readonly newId: NewId;
};

/** One thing that happened: when, through whom, and what it is on their context. */
type Event = {
  readonly at: Instant;
  readonly by: DemoPersonId;
  readonly happen: (context: UseCaseContext) => Promise<unknown>;
};

/** So much happens in one transaction: one for each step takes a quarter longer. */
const batchSize = 20;

/** The departments were set up so many working days ago, before all tickets. */
const setUpAgo = 90;

/**
 * The demo's departments and tickets, made as people make them, each step at its own time, so that
 * history, trail and cards are true. What was said on the way is over: only the cards are posted, and
 * what somebody has to accept or approve is told.
 */
export async function addDemoTickets(store: Store, story: Story): Promise<void> {
  const calendar = await store.read.calendars.load(story.team.region);
  const told: NewOutboxMessage[] = [];
  const records = await storyRecords(store, story.team, told);
  const events = eventsOf(story, calendar);
  for (let first = 0; first < events.length; first += batchSize) {
    await store.write(async (repositories) => {
      const kept = records(repositories);
      for (const event of events.slice(first, first + batchSize)) {
        await event.happen(await contextOf(event, story, kept));
      }
    });
  }
  await decideAlarms(store, story, calendar);
  await store.write((repositories) => tellWhatIsLeft(repositories, told, story.now));
}

/** What was due until the last evening was told then; the alarms of today are still to come. */
async function decideAlarms(
  store: Store,
  { team, now }: Story,
  calendar: WorkingCalendar,
): Promise<void> {
  const { timeZone } = team;
  const records = await storyRecords(store, team, []);
  const lastDay = workingDays(dayOf(now, timeZone), calendar)(1);
  const evening = instantOf(lastDay, clockTime('20:00'), timeZone);
  await planDueReminders({
    store: { ...store, write: (work) => store.write((all) => work(records(all))) },
    rules,
    clock: () => evening,
    log: { info: () => {}, warn: () => {}, error: refuse },
  });
}

function refuse(fields: object, message: string): never {
  throw new Error(message, { cause: fields });
}

/** All that happened, in the order of time. */
function eventsOf(story: Story, calendar: WorkingCalendar): readonly Event[] {
  const { timeZone } = story.team;
  const dayAgo = workingDays(dayOf(story.now, timeZone), calendar);
  const at = (ago: number, time: string) => instantOf(dayAgo(ago), clockTime(time), timeZone);
  const setUp = demoDepartments.map((department): Event => {
    const { key, ...people } = department;
    const before = { name: '', channelId: null, head: null, members: [] };
    const save = (context: UseCaseContext) =>
      saveDepartment(context, key, { name: '', ...people }, before);
    return { at: at(setUpAgo, '09:00'), by: 'U04LIWEI', happen: save };
  });
  const ofTickets = demoTickets.flatMap((ticket): Event[] => {
    let id: TicketId | undefined;
    const opening: Event = {
      at: at(ticket.openedAgo, ticket.openedAt),
      by: ticket.openedBy,
      happen: async (context) => {
        id = (await open(context, ticket, story)).ticket.id;
      },
    };
    const steps = ticket.steps.map((step): Event => {
      const happen = async (context: UseCaseContext) => {
        if (!id) throw new Error(`${step.what} comes before its ticket is opened`);
        await take(context, await findTicket(context, { id }), step, dayAgo);
      };
      return { at: at(step.ago, step.at), by: step.by, happen };
    });
    return [opening, ...steps];
  });
  return [...setUp, ...ofTickets].sort((one, other) => one.at - other.at);
}

/** A person's context at a moment, as a line of theirs would have it. */
async function contextOf(
  { at, by }: Event,
  { team, newId }: Story,
  repositories: Repositories,
): Promise<UseCaseContext> {
  const person = await repositories.people.find(personId(team.workspaceId, by));
  if (!person) throw new Error(`There is no demo person ${by}`);
  const member: Member = { ...person, teamId: team.id };
  return {
    repositories,
    actor: { person: member, team, standsInFor: [] },
    settings: await repositories.teams.settings(team.id),
    now: at,
    today: dayOf(at, team.timeZone),
    newId,
  };
}

function open(context: UseCaseContext, ticket: DemoTicket, { customers, team, now }: Story) {
  const customer = customers[ticket.customer];
  if (!customer) throw new Error(`There is no demo customer ${ticket.customer}`);
  const { kind, kilovolts, kva, supplyMode, requiredInDays } = ticket;
  return openTicket(context, {
    customerId: customer.id,
    kind,
    voltage: kilovolts * 1000,
    capacityKva: kva,
    supplyMode,
    importance: ticket.importance ?? 'ordinary',
    programme: ticket.programme ?? 'none',
    requiredOn:
      requiredInDays === undefined ? null : addDays(dayOf(now, team.timeZone), requiredInDays),
  });
}

async function take(
  context: UseCaseContext,
  opened: OpenedTicket,
  step: DemoStep,
  dayAgo: (ago: number) => CalendarDay,
): Promise<unknown> {
  if (step.what === 'green') return setGreen(context, opened, true);
  if (step.what === 'link') {
    return linkLeader(context, opened, personId(context.actor.team.workspaceId, step.to));
  }
  const stage = currentStage(opened.file, step.stage);
  if (!stage) throw new Error(`The stage ${step.stage} is not on the way`);
  switch (step.what) {
    case 'accept':
      return acceptStage(context, opened, stage);
    case 'done':
      return completeStage(context, opened, stage, {
        note: step.note ?? null,
        doneFor: null,
        documents: templateOf(stage.code, opened.template).documents,
      });
    case 'approve':
      return approveStage(context, opened, stage);
    case 'reject':
      return rejectStage(context, opened, stage, { to: null, reason: step.note });
    case 'wait':
      return waitTicket(context, opened, [stage], step.note);
    case 'plan':
      return planStage(context, opened, stage, dayAgo(step.until));
  }
}

/** The same records; messages are kept back, and what nobody changes meanwhile is read once. */
async function storyRecords(
  { read }: Store,
  team: Team,
  kept: NewOutboxMessage[],
): Promise<(repositories: Repositories) => Repositories> {
  const calendar = await read.calendars.load(team.region);
  const settings = await read.teams.settings(team.id);
  const template = await read.ticketTemplates.current(team.id);
  return (repositories) => ({
    ...repositories,
    calendars: { ...repositories.calendars, load: async () => calendar },
    teams: { ...repositories.teams, find: async () => team, settings: async () => settings },
    ticketTemplates: {
      ...repositories.ticketTemplates,
      current: async () => template,
      version: async () => template,
    },
    outbox: {
      ...repositories.outbox,
      async add(message) {
        kept.push(message);
        return true;
      },
      findByKey: async () => undefined,
      sentFor: async () => [],
    },
  });
}

/** Of what was kept back, the cards go out, and what somebody has to accept or approve. */
async function tellWhatIsLeft(
  { tickets, outbox }: Repositories,
  kept: readonly NewOutboxMessage[],
  now: Instant,
): Promise<void> {
  const left = new Map<string, NewOutboxMessage>();
  for (const message of kept) {
    const { content, channelId } = message;
    if (content.kind !== 'rewrite') continue;
    const { rule, subjectId } = content;
    const stageId = rule === stageHandOver.key ? (subjectId as StageId) : null;
    const ticketId = stageId ? await tickets.ticketOf(stageId) : (subjectId as TicketId);
    const file = ticketId && (await tickets.load(ticketId));
    if (!file) continue;
    const isLeft = stageId
      ? file.stages.some((one) => one.id === stageId && isAtHand(one) && one.state !== 'active')
      : rule === ticketCardPost.key;
    if (!isLeft) continue;
    // What the same people heard before of the same stage would say the same by now.
    left.set(`${subjectId}/${channelId}`, {
      ...message,
      subjectVersion: file.ticket.version,
      notBefore: now,
      createdAt: now,
    });
  }
  for (const message of left.values()) await outbox.add(message);
}

/** Which day lies so many working days before today; below zero: ahead of it. */
function workingDays(today: CalendarDay, calendar: WorkingCalendar): (ago: number) => CalendarDay {
  return (ago) => {
    const step = ago > 0 ? -1 : 1;
    let day = today;
    for (let left = Math.abs(ago); left > 0; ) {
      day = addDays(day, step);
      if (isWorkingDay(day, calendar)) left -= 1;
    }
    return day;
  };
}

import type { Person, Team, TeamId, WorkspaceId } from '../domain/person.ts';
import { gatheredKinds, type ReminderHours, type ReminderKind } from '../domain/reminder-kind.ts';
import type { ReminderPreferences } from '../domain/reminder-preferences.ts';
import { nextOpening } from '../domain/working-hours.ts';
import { clockTime, dayOf, type Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import type { Absentee } from '../views/absence-messages.ts';
import { leadsOf } from './ticket-audience.ts';

/** Somebody who gets a reminder. */
export type Recipient = {
  /** The channel, or the Slack user. */
  readonly to: string;
  /** Who is away, or has left, while this one stands in; null: it is for the recipient. */
  readonly insteadOf: Absentee | null;
  /** When it may come. */
  readonly at: Instant;
};

/** Who gets a reminder, and why others do not. */
export type Audience = {
  readonly recipients: readonly Recipient[];
  readonly withheld: readonly { readonly to: string; readonly reason: string }[];
};

/** Ours: a moment that people chose is kept as long as it is not past for longer than this. */
const chosenGraceMs = 60 * 60 * 1000;

/** What is to be told. */
export type Telling = {
  readonly workspaceId: WorkspaceId;
  readonly teamId: TeamId;
  readonly kind: ReminderKind;
  readonly hours: ReminderHours;
  readonly to: readonly string[];
  /** When it was due. */
  readonly dueAt: Instant;
  /** Now. */
  readonly at: Instant;
};

/**
 * Whom a reminder reaches: whoever is away has a deputy, whoever has turned it off is left out, and
 * working hours are kept. Where the deputy is away as well, or somebody has left, the leads hear of it;
 * there are no longer chains. A place that two ways lead to is told once, for itself if it is one of them.
 */
export async function findRecipients(telling: Telling, read: Repositories): Promise<Audience> {
  const recipients = new Map<string, Recipient>();
  const withheld: Audience['withheld'][number][] = [];
  for (const to of telling.to) {
    const places = await placesInstead(to, telling, read);
    if (places.length === 0)
      withheld.push({ to, reason: 'they have left, and nobody leads the team' });
    for (const place of places) {
      const found = await findRecipient(to, place, telling, read);
      if ('reason' in found) {
        withheld.push(found);
        continue;
      }
      const known = recipients.get(found.to);
      if (!known || (known.insteadOf !== null && found.insteadOf === null)) {
        recipients.set(found.to, found);
      }
    }
  }
  return { recipients: [...recipients.values()], withheld };
}

/** Where something goes: to whom it is for, or to others in their stead. */
type Place = { readonly place: string; readonly insteadOf: Absentee | null };

/** Where what is for a channel or a Slack user goes at a moment; nowhere where nobody is there. */
export async function placesInstead(
  to: string,
  { workspaceId, teamId, at }: Pick<Telling, 'workspaceId' | 'teamId' | 'at'>,
  read: Repositories,
): Promise<readonly Place[]> {
  const person = await read.people.findBySlackUser(workspaceId, to);
  if (!person) return [{ place: to, insteadOf: null }];
  if (!person.isActive) {
    const insteadOf = { person, why: 'left' } as const;
    const leads = await leadsInstead(person.teamId ?? teamId, person, at, read);
    return leads.map((place) => ({ place, insteadOf }));
  }
  const absence = await read.absences.on(person.id, dayOf(at, person.timeZone));
  if (!absence) return [{ place: to, insteadOf: null }];
  const insteadOf = { person, why: 'away' } as const;
  const deputy = await read.people.find(absence.deputyId);
  if (deputy && (await isThere(deputy, at, read))) {
    return [{ place: deputy.slackUserId, insteadOf }];
  }
  const leads = await leadsInstead(person.teamId ?? teamId, person, at, read);
  // Where nobody leads the team it is better told on leave than to no one.
  if (leads.length === 0) return [{ place: to, insteadOf: null }];
  return leads.map((place) => ({ place, insteadOf }));
}

/** For which of some users a place is told: itself, those it stands in for, and those who left. */
export async function usersToldAt(
  place: string,
  users: Iterable<string>,
  telling: Pick<Telling, 'workspaceId' | 'teamId' | 'at'>,
  read: Repositories,
): Promise<readonly string[]> {
  const told: string[] = [];
  for (const user of new Set(users)) {
    const places = await placesInstead(user, telling, read);
    if (places.some((one) => one.place === place)) told.push(user);
  }
  return told;
}

/**
 * Who hears at once of what somebody else did: the person, or whoever stands in for them; null where
 * neither is there, and the person reads of it on their return.
 */
export async function whoHears(
  person: Person,
  at: Instant,
  read: Repositories,
): Promise<Person | null> {
  if (await isThere(person, at, read)) return person;
  const absence = await read.absences.on(person.id, dayOf(at, person.timeZone));
  const deputy = absence && (await read.people.find(absence.deputyId));
  return deputy && person.isActive && (await isThere(deputy, at, read)) ? deputy : null;
}

/** Whether somebody works here, and is not away on the day of a moment. */
async function isThere(
  { id, isActive, timeZone }: Person,
  at: Instant,
  { absences }: Repositories,
): Promise<boolean> {
  return isActive && (await absences.on(id, dayOf(at, timeZone))) === undefined;
}

/** The leads' channel, or each of the leads who is there. */
async function leadsInstead(
  teamId: TeamId,
  { id, workspaceId }: Person,
  at: Instant,
  read: Repositories,
): Promise<readonly string[]> {
  const team = await read.teams.find(teamId);
  const there: string[] = [];
  for (const place of team ? await leadsOf(team, read) : []) {
    const lead = await read.people.findBySlackUser(workspaceId, place);
    if (!lead || (lead.id !== id && (await isThere(lead, at, read)))) there.push(place);
  }
  return there;
}

async function findRecipient(
  to: string,
  { place, insteadOf }: Place,
  telling: Telling,
  read: Repositories,
): Promise<Recipient | Audience['withheld'][number]> {
  const { workspaceId, teamId } = telling;
  const preferences = await read.preferences.of(workspaceId, place);
  const reason = whyWithheld(telling, preferences);
  if (reason !== null) return { to, reason };
  const reader = await read.people.findBySlackUser(workspaceId, place);
  const team = await read.teams.find(reader?.teamId ?? teamId);
  if (!team) return { to, reason: 'they have no team' };
  const zone = reader?.timeZone ?? team.timeZone;
  return {
    to: place,
    insteadOf,
    at: await openingFor(telling, preferences, { ...team, timeZone: zone }, read),
  };
}

function whyWithheld(
  { kind, hours }: Telling,
  { turnedOff, isDigestOnly }: ReminderPreferences,
): string | null {
  if (hours === 'any') return null;
  if (turnedOff.includes(kind)) return 'they have turned it off';
  if (isDigestOnly && !gatheredKinds.includes(kind)) return 'they want digests only';
  return null;
}

async function openingFor(
  { hours, dueAt, at }: Telling,
  preferences: ReminderPreferences,
  { id, region, timeZone: zone }: Team,
  read: Repositories,
): Promise<Instant> {
  if (hours === 'any' || (hours === 'chosen' && at - dueAt <= chosenGraceMs)) return at;
  const calendar = await read.calendars.load(region);
  if (preferences.hours) return nextOpening(at, { zone, calendar, ...preferences.hours });
  const spans = (await read.teams.settings(id))['work.hours'];
  const from = clockTime(spans.at(0)?.from ?? '00:00');
  const to = clockTime(spans.at(-1)?.to ?? '23:59');
  return nextOpening(at, { zone, calendar, from, to });
}

import type { Person, Team, TeamId, WorkspaceId } from '../domain/person.ts';
import { gatheredKinds, type ReminderHours, type ReminderKind } from '../domain/reminder-kind.ts';
import type { ReminderPreferences } from '../domain/reminder-preferences.ts';
import { nextOpening } from '../domain/working-hours.ts';
import { clockTime, dayOf, type Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';

/** Somebody who gets a reminder. */
export type Recipient = {
  /** The channel, or the Slack user. */
  readonly to: string;
  /** Who is away while this one stands in; null: it is for the recipient. */
  readonly insteadOf: Person | null;
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
 * working hours are kept. A place that two ways lead to is told once, for itself if it is one of them.
 */
export async function findRecipients(telling: Telling, read: Repositories): Promise<Audience> {
  const recipients = new Map<string, Recipient>();
  const withheld: Audience['withheld'][number][] = [];
  for (const to of telling.to) {
    const found = await findRecipient(to, telling, read);
    if ('reason' in found) {
      withheld.push(found);
      continue;
    }
    const known = recipients.get(found.to);
    if (!known || (known.insteadOf !== null && found.insteadOf === null)) {
      recipients.set(found.to, found);
    }
  }
  return { recipients: [...recipients.values()], withheld };
}

async function findRecipient(
  to: string,
  telling: Telling,
  read: Repositories,
): Promise<Recipient | Audience['withheld'][number]> {
  const { workspaceId, teamId, at } = telling;
  const person = await read.people.findBySlackUser(workspaceId, to);
  if (person && !person.isActive) return { to, reason: 'they have left' };
  const deputy = person && (await deputyOf(person, at, read));
  const place = deputy?.slackUserId ?? to;
  const preferences = await read.preferences.of(workspaceId, place);
  const reason = whyWithheld(telling, preferences);
  if (reason !== null) return { to, reason };
  const reader = deputy ?? person;
  const team = await read.teams.find(reader?.teamId ?? teamId);
  if (!team) return { to, reason: 'they have no team' };
  const zone = reader?.timeZone ?? team.timeZone;
  return {
    to: place,
    insteadOf: deputy && person ? person : null,
    at: await openingFor(telling, preferences, { ...team, timeZone: zone }, read),
  };
}

/** Who stands in for somebody on the day of a moment; undefined where they are there. */
async function deputyOf(
  { id, timeZone }: Person,
  at: Instant,
  { absences, people }: Repositories,
): Promise<Person | undefined> {
  const absence = await absences.on(id, dayOf(at, timeZone));
  const deputy = absence && (await people.find(absence.deputyId));
  // A deputy who has left stands in for nobody: then it is better told on leave than to no one.
  return deputy?.isActive ? deputy : undefined;
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

import { can } from '../domain/permissions.ts';
import type { ReminderKind } from '../domain/reminder-kind.ts';
import { isReachable, type ReminderPreferences } from '../domain/reminder-preferences.ts';
import { UserError } from '../domain/user-error.ts';
import { instant } from '../domain/zoned-time.ts';
import type { ShownPreferences } from '../views/preferences-card.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/** Whose reminders: the actor's own, or those of a channel. */
export type PreferencesOf = { readonly channelId: string } | 'actor';

/**
 * How the actor, or a channel of the team, wants to be reminded.
 *
 * @throws UserError where it is not a channel of the team, or the actor does not lead it.
 */
export async function showPreferences(
  context: UseCaseContext,
  of: PreferencesOf,
): Promise<ShownPreferences> {
  const { repositories, actor, settings } = context;
  const place = placeOf(context, of);
  const preferences = await repositories.preferences.of(actor.team.workspaceId, place);
  const person = (await repositories.people.find(actor.person.id)) ?? actor.person;
  const reader = of === 'actor' ? person : actor.team;
  const { locale, timeZone } = reader;
  return {
    channelId: of === 'actor' ? null : of.channelId,
    preferences,
    locale,
    timeZone,
    workHours: {
      from: settings['work.hours'].at(0)?.from ?? '',
      to: settings['work.hours'].at(-1)?.to ?? '',
    },
  };
}

/** @throws UserError as {@link showPreferences} does. */
function placeOf({ actor }: UseCaseContext, of: PreferencesOf): string {
  if (of === 'actor') return actor.person.slackUserId;
  const { teamChannelId, leadsChannelId } = actor.team;
  if (of.channelId !== teamChannelId && of.channelId !== leadsChannelId) {
    throw new UserError('error.notTeamChannel', {}, 'kam.settings.example');
  }
  if (!can(actor, { do: 'change-channel-reminders' })) {
    throw new UserError('error.channelRemindersOfLeads', {}, 'kam.settings.example');
  }
  return of.channelId;
}

/**
 * Changes how the actor, or a channel, is reminded; what waits already follows it.
 *
 * @throws UserError where nobody could be reached in the hours, and as {@link showPreferences} does.
 */
export async function changePreferences(
  context: UseCaseContext,
  of: PreferencesOf,
  change: Partial<ReminderPreferences>,
): Promise<ShownPreferences> {
  const { repositories, actor, now } = context;
  const place = placeOf(context, of);
  const { workspaceId } = actor.team;
  const before = await repositories.preferences.of(workspaceId, place);
  const after: ReminderPreferences = { ...before, ...change };
  if (after.hours && !isReachable(after.hours)) throw new UserError('error.hoursTooShort');
  await repositories.preferences.put(workspaceId, place, after, {
    personId: actor.person.id,
    at: now,
  });
  await audit(context, 'preferences.change', `preferences/${place}`, before, after);
  if (of === 'actor') await applyToPerson(context, before, after);
  return showPreferences(context, of);
}

/** Language and zone hold from now on; what Slack says of them is read again where it counts again. */
async function applyToPerson(
  { repositories, actor }: UseCaseContext,
  before: ReminderPreferences,
  { locale, timeZone }: ReminderPreferences,
): Promise<void> {
  if (locale === before.locale && timeZone === before.timeZone) return;
  const person = (await repositories.people.find(actor.person.id)) ?? actor.person;
  const isSlacks =
    (locale === null && before.locale !== null) || (timeZone === null && before.timeZone !== null);
  await repositories.people.save({
    ...person,
    locale: locale ?? person.locale,
    timeZone: timeZone ?? person.timeZone,
    profileReadAt: isSlacks ? instant(0) : person.profileReadAt,
  });
}

/** Turns a kind of reminders off, or on again. @throws UserError as {@link showPreferences} does. */
export async function turnKind(
  context: UseCaseContext,
  of: PreferencesOf,
  kind: ReminderKind,
  isOn: boolean,
): Promise<ShownPreferences> {
  const { preferences } = await showPreferences(context, of);
  const others = preferences.turnedOff.filter((one) => one !== kind);
  return changePreferences(context, of, { turnedOff: isOn ? others : [...others, kind] });
}

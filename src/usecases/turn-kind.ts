import type { ReminderKind } from '../domain/reminder-kind.ts';
import { withKind } from '../domain/reminder-preferences.ts';
import { showChannelSettings } from './change-channel-settings.ts';
import { changeOwnSettings, keepPreferences, showOwnSettings } from './change-own-settings.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * Turns a kind of reminders off, or on again, for the actor or for a channel of their team.
 *
 * @throws UserError where the actor may not, or it is not a channel of the team.
 */
export async function turnKind(
  context: UseCaseContext,
  channelId: string | null,
  kind: ReminderKind,
  isOn: boolean,
): Promise<void> {
  if (channelId === null) {
    const { preferences } = await showOwnSettings(context);
    await changeOwnSettings(context, { turnedOff: withKind(preferences, kind, isOn) });
    return;
  }
  const { preferences } = await showChannelSettings(context, channelId);
  const after = { ...preferences, turnedOff: withKind(preferences, kind, isOn) };
  await keepPreferences(context, channelId, preferences, after);
}

import { showChannelSettings } from '../usecases/change-channel-settings.ts';
import { showOwnSettings } from '../usecases/change-own-settings.ts';
import { channelSettingsForm, ownSettingsForm } from '../views/settings-forms.ts';
import type { GestureContext } from './define-command.ts';
import { openForm, type Reply } from './reply.ts';

/** Opens the actor's settings, or those of a channel of their team. @throws UserError */
export async function openSettings(
  channelId: string | null,
  context: GestureContext,
): Promise<Reply> {
  const { words, responseUrl } = context;
  const place = { responseUrl };
  const form =
    channelId === null
      ? ownSettingsForm(await showOwnSettings(context), place, words)
      : channelSettingsForm(await showChannelSettings(context, channelId), place, words);
  return openForm(form, { name: 'settings:open', value: { channelId } });
}

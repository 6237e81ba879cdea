import { UserError } from '../../src/domain/user-error.ts';
import { readChannelNamed } from '../../src/language/read-channel-named.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { openForm } from '../../src/slack/reply.ts';
import { showPreferences } from '../../src/usecases/change-preferences.ts';
import { preferencesForm } from '../../src/views/preferences-form.ts';

/** `/kam settings`: how reminders come to me; `/kam settings here`: how they come to this channel. */
export default defineCommand({
  noun: 'kam',
  verbs: [
    'settings',
    'preferences',
    '提醒设置',
    '设置提醒',
    '提醒設定',
    '設定提醒',
    '提醒設置',
    '設置提醒',
  ],
  summary: 'kam.settings.summary',
  usage: 'kam.settings.usage',
  example: 'kam.settings.example',
  takesText: true,

  read(text) {
    const named = readChannelNamed(text);
    if (named === null) throw new UserError('error.settingsOfWhom', {}, 'kam.settings.example');
    return named;
  },

  async run(named, context) {
    const { words, channelId } = context;
    const of =
      named === 'none' ? 'actor' : { channelId: named === 'here' ? channelId : named.channelId };
    return openForm(preferencesForm(await showPreferences(context, of), words));
  },
});

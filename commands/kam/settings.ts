import { can } from '../../src/domain/permissions.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { defineCommand, type GestureContext } from '../../src/slack/define-command.ts';
import { openSettings } from '../../src/slack/open-settings.ts';
import { channelsOf } from '../../src/usecases/change-channel-settings.ts';

/** Whose settings a word means. */
const words = {
  own: ['me', 'mine', 'my', '我', '我的', '个人', '個人'],
  team: ['team', '团队', '團隊'],
  leads: ['leads', '主管'],
  here: ['here', 'this channel', '本频道', '本頻道', '这里', '這裡'],
} as const;

const meant = (text: string): keyof typeof words | 'place' | 'named' => {
  const word = text.normalize('NFKC').trim().toLowerCase();
  if (word === '') return 'place';
  const kinds = ['own', 'team', 'leads', 'here'] as const;
  return kinds.find((kind) => words[kind].some((one) => one === word)) ?? 'named';
};

/** `/kam settings`: one's own; a lead's in a channel of the team, or `/kam settings #channel`: the channel's. */
export default defineCommand({
  noun: 'kam',
  verbs: [
    ...['settings', 'setting', 'preferences'],
    ...['设置', '設定', '設置', '设定', '提醒设置', '提醒設定', '偏好'],
  ],
  summary: 'kam.settings.summary',
  usage: 'kam.settings.usage',
  example: 'kam.settings.example',
  takesText: true,
  read: (text) => meant(text),
  run: async (whose, context) => openSettings(channelOf(whose, context), context),
});

/** Null: one's own. */
function channelOf(
  whose: ReturnType<typeof meant>,
  { actor, settings, channelId, namedChannels }: GestureContext,
): string | null {
  const { teamChannelId, leadsChannelId } = actor.team;
  switch (whose) {
    case 'own':
      return null;
    case 'here':
      return channelId;
    case 'place':
      return can(actor, { do: 'change-channel' }) &&
        channelsOf(actor.team, settings).includes(channelId)
        ? channelId
        : null;
    case 'team':
      return orMissing(teamChannelId);
    case 'leads':
      return orMissing(leadsChannelId);
    case 'named':
      return orMissing(namedChannels[0] ?? null);
  }
}

function orMissing(channelId: string | null): string {
  if (channelId !== null) return channelId;
  throw new UserError('error.settingsOfWhat', {}, 'kam.settings.example');
}

import type { ConversationsSelect, InputBlock, KnownBlock } from '@slack/types';
import { locales } from '../domain/locale.ts';
import type { Team } from '../domain/person.ts';
import type { CalendarDay, ClockTime } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Form, type Message, oneLine, shorten } from './message.ts';
import { lines, withChannel } from './rich-text.ts';

/** What the setup form starts with. */
export type TeamSetup = {
  readonly team: Team;
  readonly digestTime: ClockTime;
  readonly leadSlackIds: readonly string[];
  readonly adminChannelId: string | null;
};

export type TeamSetupField =
  | 'name'
  | 'teamChannel'
  | 'leadsChannel'
  | 'adminChannel'
  | 'leads'
  | 'zone'
  | 'language'
  | 'digestTime'
  | 'joining';

/** What opens the form of a team. */
export const setupPress = ({ id }: Pick<Team, 'id'>) => ({
  name: 'team:set-up',
  value: { teamId: id },
});

export function teamSetupForm(
  { team, digestTime, leadSlackIds, adminChannelId }: TeamSetup,
  words: Words,
): Form {
  const label = (key: MessageKey) => ({ type: 'plain_text', text: words.t(key) }) as const;
  const field = (
    block_id: TeamSetupField,
    key: MessageKey,
    element: InputBlock['element'],
    rest: Partial<InputBlock> = {},
  ): InputBlock => ({ type: 'input', block_id, label: label(key), element, ...rest });
  const joining = (['open', 'closed'] as const).map((value) => ({
    text: label(`setup.${value}`),
    value,
  }));
  const languages = locales.map((value) => ({ text: label(`language.${value}`), value }));
  const chosenLanguage = languages.find(({ value }) => value === team.locale);
  const chosenJoining = joining[team.isOpen ? 0 : 1];
  const channelSelect = (action_id: string, chosen: string | null): ConversationsSelect => ({
    type: 'conversations_select',
    action_id,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(chosen ? { initial_conversation: chosen } : {}),
  });
  return {
    type: 'modal',
    callback_id: 'team:save',
    private_metadata: JSON.stringify({ teamId: team.id }),
    title: { type: 'plain_text', text: shorten(words.t('setup.title'), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      field('name', 'setup.name', {
        type: 'plain_text_input',
        action_id: 'name',
        max_length: 80,
        initial_value: team.name,
      }),
      field('teamChannel', 'setup.teamChannel', channelSelect('teamChannel', team.teamChannelId), {
        optional: true,
        hint: label('setup.teamChannelHint'),
      }),
      field(
        'leadsChannel',
        'setup.leadsChannel',
        channelSelect('leadsChannel', team.leadsChannelId),
        { optional: true },
      ),
      // One for all teams.
      ...(team.isDefault
        ? [
            field(
              'adminChannel',
              'setup.adminChannel',
              channelSelect('adminChannel', adminChannelId),
              {
                optional: true,
                hint: label('setup.adminChannelHint'),
              },
            ),
          ]
        : []),
      field(
        'leads',
        'setup.leads',
        {
          type: 'multi_users_select',
          action_id: 'leads',
          ...(leadSlackIds.length ? { initial_users: [...leadSlackIds] } : {}),
        },
        { optional: true },
      ),
      field(
        'zone',
        'setup.zone',
        { type: 'plain_text_input', action_id: 'zone', initial_value: team.timeZone },
        { hint: label('setup.zoneHint') },
      ),
      field('language', 'setup.language', {
        type: 'static_select',
        action_id: 'language',
        options: languages,
        ...(chosenLanguage ? { initial_option: chosenLanguage } : {}),
      }),
      field('digestTime', 'setup.digestTime', {
        type: 'timepicker',
        action_id: 'digestTime',
        initial_time: digestTime,
      }),
      field('joining', 'setup.joining', {
        type: 'radio_buttons',
        action_id: 'joining',
        options: joining,
        ...(chosenJoining ? { initial_option: chosenJoining } : {}),
      }),
    ],
  };
}

/** What was set; `quietUntil`: when its quiet start is over, null where it does not start quietly. */
export function teamIsSetUp(
  team: Team,
  digestTime: ClockTime,
  quietUntil: CalendarDay | null,
  { today, words }: { readonly today: CalendarDay; readonly words: Words },
): Message {
  const saved = words.t('setup.saved', { team: oneLine(team.name) });
  return {
    text: escapeText(saved),
    blocks: [
      lines(
        [saved],
        team.teamChannelId
          ? withChannel(
              'setup.savedChannel',
              team.teamChannelId,
              { time: digestTime, zone: team.timeZone },
              words,
            )
          : [words.t('setup.savedNoChannel')],
        ...(quietUntil
          ? [[words.t('quiet.setup', { day: formatDay(quietUntil, today, words) })]]
          : []),
      ),
    ],
  };
}

/** Asks the person who invited the bot what the channel is for. */
export function channelQuestion(channelId: string, team: Team, words: Words): Message {
  const press = (label: MessageKey, use: string) =>
    button({ name: 'team:use-channel', label: words.t(label), value: { channelId, use } });
  return {
    text: escapeText(words.t('invited.question', { channel: '#', team: oneLine(team.name) })),
    blocks: [
      lines(withChannel('invited.question', channelId, { team: oneLine(team.name) }, words)),
      row(
        press('invited.teamChannel', 'team'),
        press('invited.leadsChannel', 'leads'),
        press('invited.neither', 'neither'),
      ),
    ],
  };
}

/** What became of the question, in its place. */
export function channelAnswer(
  channelId: string,
  use: 'team' | 'leads' | 'neither',
  words: Words,
): Message {
  const key = (
    { team: 'invited.isTeam', leads: 'invited.isLeads', neither: 'invited.isNeither' } as const
  )[use];
  const blocks: KnownBlock[] = [lines(withChannel(key, channelId, {}, words))];
  return { text: words.t(key, { channel: '#' }), blocks };
}

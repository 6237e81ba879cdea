import type { ReminderKind } from '../domain/reminder-kind.ts';
import type { Words } from '../i18n/words.ts';
import { overflow, type Press, row } from './buttons.ts';
import type { Message } from './message.ts';
import { kindName, settingsPress } from './settings-card.ts';

/** Slack's most for the menu behind "…". */
const menuSize = 5;

/** What a reminder is, for its menu. */
export type MenuOf = {
  readonly messageId: string;
  /** Whether one person reads it: a channel is not changed by whoever passes by. */
  readonly isPersonal: boolean;
  /** What it can be turned off by; null where it cannot, or is of several kinds. */
  readonly kind: ReminderKind | null;
};

/**
 * A reminder with the question why it came and the ways to have fewer, in the menu that its last row
 * has, or in one of their own where that is full. What finds no room there is behind the question:
 * its answer has them all.
 */
export function withReminderMenu(message: Message, of: MenuOf, words: Words): Message {
  const added = overflow('reminders:more', menuPresses(of, words));
  const blocks = [...message.blocks];
  const place = blocks.findLastIndex(({ type }) => type === 'actions');
  const last = blocks[place];
  if (last?.type !== 'actions') return { ...message, blocks: [...blocks, row(added)] };
  const menu = last.elements.findLast((one) => one.type === 'overflow');
  const elements =
    menu?.type === 'overflow' && menu.options.length < menuSize
      ? last.elements.map((one) =>
          one === menu
            ? { ...menu, options: [...menu.options, ...added.options].slice(0, menuSize) }
            : one,
        )
      : [...last.elements, { ...added, action_id: `${added.action_id}#${last.elements.length}` }];
  blocks[place] = { ...last, elements };
  return { ...message, blocks };
}

function menuPresses({ messageId, isPersonal, kind }: MenuOf, words: Words): readonly Press[] {
  const why = { name: 'reminders:why', label: words.t('why.ask'), value: { of: messageId } };
  if (!isPersonal) return [why];
  return [
    why,
    ...(kind ? [turnPress(kind, null, 'reminder', words)] : []),
    settingsPress(null, words),
  ];
}

/** Turns a kind off. `from`: only an answer gives way to what says so. */
export const turnPress = (
  kind: ReminderKind,
  channelId: string | null,
  from: 'reminder' | 'answer',
  words: Words,
): Press => ({
  name: 'reminders:turn',
  label: words.t('why.turnOff', { kind: kindName(kind, words) }),
  value: { channelId, kind, isOn: false, from },
});

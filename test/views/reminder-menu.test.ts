import type { Button, Overflow } from '@slack/types';
import { expect, test } from 'vitest';
import type { ReminderKind } from '../../src/domain/reminder-kind.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { button, overflow, row } from '../../src/views/buttons.ts';
import { type MenuOf, withReminderMenu } from '../../src/views/reminder-menu.ts';
import { pressablesOf } from '../support/read-message.ts';

type Rows = readonly (Button | Overflow)[];

const press = (label: string) => ({ name: 'some:thing', label, value: {} });
const menuOf = (...labels: string[]) => overflow('some:more', labels.map(press));

/** The menus of a message, each by its choices. */
function menus(last: Rows, of: Partial<MenuOf>): string[][] {
  const kind: ReminderKind = 'tickets';
  const blocks = last.length === 0 ? [] : [row(...last)];
  const message = withReminderMenu(
    { text: '', blocks },
    { messageId: 'message-1', isPersonal: true, kind, ...of },
    wordsFor('en'),
  );
  const byMenu = new Map<string, string[]>();
  for (const { actionId, label } of pressablesOf(message)) {
    byMenu.set(actionId, [...(byMenu.get(actionId) ?? []), label]);
  }
  return [...byMenu.values()];
}

const all = ['Why this?', 'Turn off: Tickets', 'Settings…'];

test.each<{ where: string; last: Rows; of: Partial<MenuOf>; shown: string[][] }>([
  { where: 'where there is no row', last: [], of: {}, shown: [all] },
  { where: 'beside a button', last: [button(press('Done'))], of: {}, shown: [['Done'], all] },
  { where: 'in a menu with room', last: [menuOf('A', 'B')], of: {}, shown: [['A', 'B', ...all]] },
  {
    where: 'in a menu with room for some of it',
    last: [menuOf('A', 'B', 'C')],
    of: {},
    shown: [['A', 'B', 'C', 'Why this?', 'Turn off: Tickets']],
  },
  {
    where: 'beside a menu that is full',
    last: [menuOf('A', 'B', 'C', 'D', 'E')],
    of: {},
    shown: [['A', 'B', 'C', 'D', 'E'], all],
  },
  {
    where: 'in a channel, where it can only be asked',
    last: [menuOf('A', 'B', 'C', 'D')],
    of: { isPersonal: false },
    shown: [['A', 'B', 'C', 'D', 'Why this?']],
  },
  {
    where: 'on an emergency, which cannot be turned off',
    last: [],
    of: { kind: null },
    shown: [['Why this?', 'Settings…']],
  },
])('the menu of a reminder stands $where', ({ last, of, shown }) => {
  expect(menus(last, of)).toEqual(shown);
});

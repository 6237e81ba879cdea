import { describe, expect, it } from 'vitest';
import { readSelection, writeSelection } from '../../workspace/page/elements/read-selection.ts';
import {
  filterChoices,
  makeChoice,
  readChoice,
  readChoiceGroups,
} from '../../workspace/page/read-choices.ts';

const option = (text: string, value: string, description?: string) => ({
  text: { type: 'plain_text', text },
  value,
  ...(description === undefined ? {} : { description: { type: 'plain_text', text: description } }),
});
const steel = option('华新钢铁 :factory:', '1', '10 kV');
const people = [makeChoice('U1', 'Mei Chen', 'Account manager'), makeChoice('U2', '王伟', null)];

describe('what is chosen in a select menu', () => {
  it.each([
    ['static_select', [readChoice(steel)], { selected_option: steel }],
    ['external_select', [], { selected_option: null }],
    ['multi_external_select', [readChoice(steel)], { selected_options: [steel] }],
    ['users_select', people.slice(0, 1), { selected_user: 'U1' }],
    ['multi_users_select', people, { selected_users: ['U1', 'U2'] }],
    ['channels_select', [], { selected_channel: null }],
    ['multi_conversations_select', [], { selected_conversations: [] }],
  ])('is written and read back for %s', (type, chosen, fields) => {
    const answer = writeSelection({ type }, chosen);
    expect(answer).toEqual({ type, ...fields });
    expect(readSelection({ type }, answer, people)).toEqual(chosen);
  });

  it('shows the id of someone who is not known', () => {
    expect(readSelection({ type: 'users_select' }, { selected_user: 'U9' }, people)).toEqual([
      { value: 'U9', label: 'U9', description: null, option: { value: 'U9' } },
    ]);
  });
});

describe('the choices of a list', () => {
  const groups = readChoiceGroups(
    [],
    [
      { label: { type: 'plain_text', text: 'Mine' }, options: [steel] },
      { label: { type: 'plain_text', text: 'Others' }, options: [option('Acme Foods', '2')] },
      { label: { type: 'plain_text', text: 'None' }, options: [] },
    ],
  );

  it('keep their groups, their description and the emoji of their names', () => {
    expect(groups).toEqual([
      {
        label: 'Mine',
        choices: [{ value: '1', label: '华新钢铁 🏭', description: '10 kV', option: steel }],
      },
      {
        label: 'Others',
        choices: [
          { value: '2', label: 'Acme Foods', description: null, option: option('Acme Foods', '2') },
        ],
      },
    ]);
  });

  it('are narrowed down by what is typed, in name or description', () => {
    expect(filterChoices(groups, ' ACME ')).toEqual(groups.slice(1));
    expect(filterChoices(groups, '10 k')).toEqual(groups.slice(0, 1));
    expect(filterChoices(groups, ' ')).toEqual(groups);
    expect(filterChoices(groups, 'nobody')).toEqual([]);
  });
});

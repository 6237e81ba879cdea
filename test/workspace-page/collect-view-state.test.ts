import { describe, expect, it } from 'vitest';
import { checkFields } from '../../workspace/page/check-fields.ts';
import {
  collectViewState,
  keepEdits,
  keyOfField,
} from '../../workspace/page/collect-view-state.ts';
import type { SlackJson } from '../../workspace/protocol.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(value), value });
const input = (blockId: string, element: SlackJson, more: SlackJson = {}): SlackJson => ({
  type: 'input',
  block_id: blockId,
  label: plain(blockId),
  element: { action_id: 'it', ...element },
  ...more,
});
const none = new Map<string, SlackJson>();

describe('the state of a view', () => {
  it.each<[string, SlackJson, SlackJson, SlackJson]>([
    ['plain_text_input', { value: null }, { initial_value: 'hello' }, { value: 'hello' }],
    ['number_input', { value: null }, { initial_value: '7' }, { value: '7' }],
    [
      'static_select',
      { selected_option: null },
      { initial_option: option('a') },
      { selected_option: option('a') },
    ],
    [
      'external_select',
      { selected_option: null },
      { initial_option: option('a') },
      { selected_option: option('a') },
    ],
    [
      'radio_buttons',
      { selected_option: null },
      { initial_option: option('a') },
      { selected_option: option('a') },
    ],
    [
      'checkboxes',
      { selected_options: [] },
      { initial_options: [option('a')] },
      { selected_options: [option('a')] },
    ],
    [
      'multi_static_select',
      { selected_options: [] },
      { initial_options: [option('a')] },
      { selected_options: [option('a')] },
    ],
    ['users_select', { selected_user: null }, { initial_user: 'U1' }, { selected_user: 'U1' }],
    [
      'multi_users_select',
      { selected_users: [] },
      { initial_users: ['U1'] },
      { selected_users: ['U1'] },
    ],
    [
      'channels_select',
      { selected_channel: null },
      { initial_channel: 'C1' },
      { selected_channel: 'C1' },
    ],
    [
      'conversations_select',
      { selected_conversation: null },
      { default_to_current_conversation: true },
      { selected_conversation: 'C9' },
    ],
    [
      'datepicker',
      { selected_date: null },
      { initial_date: '2026-03-18' },
      { selected_date: '2026-03-18' },
    ],
    [
      'timepicker',
      { selected_time: null },
      { initial_time: '14:30', timezone: 'Asia/Shanghai' },
      { selected_time: '14:30', timezone: 'Asia/Shanghai' },
    ],
    [
      'datetimepicker',
      { selected_date_time: null },
      { initial_date_time: 1773800000 },
      { selected_date_time: 1773800000 },
    ],
  ])('has %s in the shape of its type, empty and with an initial value', (...row) => {
    const [type, empty, given, initial] = row;
    const blocks = [input('empty', { type }), input('given', { type, ...given })];
    expect(collectViewState(blocks, none, 'C9')).toEqual({
      empty: { it: { type, ...empty } },
      given: { it: { type, ...initial } },
    });
  });

  it('holds edits instead of initial values, and elements outside input blocks', () => {
    const edited = { type: 'plain_text_input', value: 'new' };
    const blocks: SlackJson[] = [
      input('said', { type: 'plain_text_input', initial_value: 'old' }),
      {
        type: 'section',
        block_id: 'stage',
        accessory: { type: 'static_select', action_id: 'pick', initial_option: option('b') },
      },
      {
        type: 'actions',
        block_id: 'row',
        elements: [
          { type: 'button', action_id: 'go', text: plain('Go') },
          { type: 'datepicker', action_id: 'day' },
          { type: 'timepicker', action_id: 'time' },
        ],
      },
      { type: 'divider', block_id: 'line' },
      {
        type: 'container',
        block_id: 'box',
        child_blocks: [input('inside', { type: 'number_input' })],
      },
    ];
    expect(collectViewState(blocks, new Map([[keyOfField('said', 'it'), edited]]), null)).toEqual({
      said: { it: edited },
      stage: { pick: { type: 'static_select', selected_option: option('b') } },
      row: {
        day: { type: 'datepicker', selected_date: null },
        time: { type: 'timepicker', selected_time: null },
      },
      inside: { it: { type: 'number_input', value: null } },
    });
  });

  it('keeps what was typed when the form changes around it, and forgets fields that are gone', () => {
    const typed = { type: 'plain_text_input', value: 'typed' };
    const edits = new Map<string, SlackJson>([
      [keyOfField('stays', 'it'), typed],
      [keyOfField('gone', 'it'), typed],
      [keyOfField('changed', 'it'), typed],
    ]);
    const blocks = [
      input('stays', { type: 'plain_text_input', initial_value: 'fresh' }),
      input('changed', { type: 'datepicker' }),
    ];
    expect([...keepEdits(blocks, edits)]).toEqual([[keyOfField('stays', 'it'), typed]]);
  });
});

describe('a form before it is sent', () => {
  const faultsOf = (element: SlackJson, answer: SlackJson, more: SlackJson = {}) =>
    checkFields([input('field', element, more)], { field: { it: answer } });

  it.each<[string, SlackJson]>([
    ['plain_text_input', { value: null }],
    ['static_select', { selected_option: null }],
    ['checkboxes', { selected_options: [] }],
    ['timepicker', { selected_time: null, timezone: 'Asia/Shanghai' }],
  ])('asks for a required %s and lets an optional one be', (type, answer) => {
    expect(faultsOf({ type }, { type, ...answer })).toEqual({ field: { kind: 'required' } });
    expect(faultsOf({ type }, { type, ...answer }, { optional: true })).toEqual({});
  });

  it('counts characters, not bytes or halves of a rare one', () => {
    const element = { type: 'plain_text_input', min_length: 2, max_length: 3 };
    const check = (value: string) => faultsOf(element, { type: 'plain_text_input', value });
    expect(check('𠮷')).toEqual({ field: { kind: 'too-short', limit: 2 } });
    expect(check('𠮷𠮷𠮷')).toEqual({});
    expect(check('四个字了')).toEqual({ field: { kind: 'too-long', limit: 3 } });
  });

  it.each([
    ['twelve', { kind: 'number' }],
    ['1.5', { kind: 'whole-number' }],
    ['0', { kind: 'too-small', limit: 1 }],
    ['101', { kind: 'too-large', limit: 100 }],
  ])('does not take %s for a number between 1 and 100', (value, fault) => {
    const element = { type: 'number_input', min_value: '1', max_value: '100' };
    expect(faultsOf(element, { type: 'number_input', value })).toEqual({ field: fault });
  });

  it('takes a decimal where the app allows it, and knows addresses', () => {
    expect(
      faultsOf(
        { type: 'number_input', is_decimal_allowed: true },
        { type: 'number_input', value: '1.5' },
      ),
    ).toEqual({});
    expect(
      faultsOf({ type: 'email_text_input' }, { type: 'email_text_input', value: 'nobody' }),
    ).toEqual({ field: { kind: 'email' } });
    expect(
      faultsOf({ type: 'url_text_input' }, { type: 'url_text_input', value: 'a.example' }),
    ).toEqual({ field: { kind: 'link' } });
  });
});

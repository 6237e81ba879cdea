import type { KnownBlock } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const cell = (text: string) => ({ type: 'raw_text' as const, text });
const section = (text: string) => ({
  type: 'rich_text_section' as const,
  elements: [{ type: 'text' as const, text }],
});
const option = (value: string) => ({ text: plain(value), value });

/** A form with a field of every kind that has rules of its own. */
export const formFields: KnownBlock[] = [
  {
    type: 'input',
    block_id: 'customer',
    label: plain('Customer'),
    element: { type: 'external_select', action_id: 'v', min_query_length: 0 },
  },
  {
    type: 'input',
    block_id: 'note',
    label: plain('Note'),
    element: { type: 'plain_text_input', action_id: 'v', multiline: true },
  },
  {
    type: 'input',
    block_id: 'capacity',
    optional: true,
    label: plain('Capacity'),
    element: { type: 'number_input', action_id: 'v', is_decimal_allowed: false },
  },
  {
    type: 'input',
    block_id: 'kinds',
    optional: true,
    label: plain('Kinds'),
    element: {
      type: 'multi_static_select',
      action_id: 'v',
      options: ['new supply', 'expansion', 'billing'].map(option),
    },
  },
  {
    type: 'input',
    block_id: 'moment',
    optional: true,
    label: plain('Moment'),
    element: { type: 'datetimepicker', action_id: 'v' },
  },
  {
    type: 'input',
    block_id: 'way',
    optional: true,
    label: plain('Way'),
    element: {
      type: 'radio_buttons',
      action_id: 'v',
      options: ['on site', 'by phone'].map(option),
    },
  },
];

/** Messages that show most of what an app can post. */
export const samples: readonly KnownBlock[][] = [
  [
    { type: 'header', text: plain('Quarterly review') },
    {
      type: 'section',
      text: {
        type: 'mrkdwn',
        text: '*Bold* _italic_ ~gone~ `code` <https://example.com|a link>\n> said',
      },
    },
    { type: 'context', elements: [{ type: 'mrkdwn', text: 'seen by <@U1>, <!here>' }] },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'go', text: plain('Go'), style: 'primary' },
        { type: 'button', action_id: 'stop', text: plain('Stop'), style: 'danger' },
        {
          type: 'static_select',
          action_id: 'pick',
          placeholder: plain('Pick'),
          options: [option('a')],
        },
      ],
    },
  ],
  [
    {
      type: 'rich_text',
      elements: [
        section('One'),
        { type: 'rich_text_list', style: 'bullet', elements: [section('two')] },
        { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [section('three')] },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'four' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'five();' }] },
      ],
    },
    {
      type: 'table',
      rows: [
        [cell('Customer'), cell('kVA')],
        [cell('Acme'), cell('630')],
      ],
    },
  ],
  [
    { type: 'alert', level: 'warning', text: { type: 'mrkdwn', text: 'Outage on Friday' } },
    { type: 'alert', level: 'error', text: { type: 'mrkdwn', text: 'Meter is silent' } },
    { type: 'alert', level: 'success', text: { type: 'mrkdwn', text: 'Connected' } },
    {
      type: 'card',
      title: { type: 'mrkdwn', text: 'Acme Foods' },
      subtitle: { type: 'mrkdwn', text: 'Second feed' },
      actions: [{ type: 'button', action_id: 'open', text: plain('Open') }],
    },
  ],
];

/** A data table of 23 customers, five to a page. */
export const customerTable = {
  type: 'data_table',
  caption: 'Customers',
  page_size: 5,
  row_header_column_index: 0,
  rows: [
    [cell('Customer'), cell('Owner'), cell('kVA')],
    ...Array.from({ length: 23 }, (_row, at) => [
      cell(`Customer ${at + 1}`),
      cell(at % 2 === 0 ? 'Emma' : 'Wang'),
      { type: 'raw_number', value: (at * 377) % 2500, text: String((at * 377) % 2500) },
    ]),
  ],
};

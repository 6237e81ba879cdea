import { describe, expect, test } from 'vitest';
import {
  type Surface,
  validateBlocks,
  validateMessage,
  validateSuggestions,
  validateView,
} from '../../block-kit/validate-payload.ts';

type Json = { readonly [key: string]: unknown };
const plain = (text: string): Json => ({ type: 'plain_text', text });
const marked = (text: string): Json => ({ type: 'mrkdwn', text });
const repeat = <Item>(count: number, item: (place: number) => Item): Item[] =>
  Array.from({ length: count }, (_, place) => item(place));
const option = (value: string): Json => ({ text: plain(value), value });
const section = { type: 'section', text: marked('x') };
const button = (id: string): Json => ({ type: 'button', action_id: id, text: plain('x') });
const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
const input = (element: Json): Json => ({ type: 'input', label: plain('x'), element });
const select = (more: Json): Json => ({ type: 'static_select', ...more });
const emoji = '😀';
const cell = (text: string): Json => ({ type: 'raw_text', text });
const container = (...child_blocks: Json[]): Json => ({
  type: 'container',
  title: plain('x'),
  child_blocks,
});
const card = (more: Json): Json => ({ type: 'card', title: marked('x'), ...more });
const richText = (...elements: Json[]): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const chart = (content: Json): Json => ({ type: 'data_visualization', title: 'x', chart: content });
const pie = (count: number): Json =>
  chart({ type: 'pie', segments: repeat(count, (place) => ({ label: `s${place}`, value: 1 })) });
/** A bar chart with a series, all of one name, for each list of labels. */
const bar = (categories: readonly string[], ...labels: (readonly string[])[]): Json =>
  chart({
    type: 'bar',
    axis_config: { categories },
    series: labels.map((some) => ({ name: 'n', data: some.map((label) => ({ label, value: 1 })) })),
  });

function codes(blocks: unknown, surface: Surface = 'message') {
  return validateBlocks(blocks, surface).map(({ pointer, code }) => `${code} ${pointer}`);
}

/** Each row: what it is, one block at its limit, one over it, and what is said of that one. */
const limitRows: readonly (readonly [string, Json, Json, string])[] = [
  [
    'a section text of 3000',
    { type: 'section', text: marked('字'.repeat(3000)) },
    { type: 'section', text: marked('字'.repeat(3001)) },
    'too_long /blocks/0/text/text',
  ],
  [
    'a text counted in code points',
    { type: 'header', text: plain(emoji.repeat(150)) },
    { type: 'header', text: plain(emoji.repeat(151)) },
    'too_long /blocks/0/text/text',
  ],
  [
    'ten fields',
    { type: 'section', fields: repeat(10, () => marked('x')) },
    { type: 'section', fields: repeat(11, () => marked('x')) },
    'too_many /blocks/0/fields',
  ],
  [
    'a field of 2000',
    { type: 'section', fields: [marked('x'.repeat(2000))] },
    { type: 'section', fields: [marked('x'.repeat(2001))] },
    'too_long /blocks/0/fields/0/text',
  ],
  [
    '25 actions',
    actions(...repeat(25, (place) => button(`b${place}`))),
    actions(...repeat(26, (place) => button(`b${place}`))),
    'too_many /blocks/0/elements',
  ],
  [
    'ten context elements',
    { type: 'context', elements: repeat(10, () => marked('x')) },
    { type: 'context', elements: repeat(11, () => marked('x')) },
    'too_many /blocks/0/elements',
  ],
  [
    'a button text of 75',
    actions({ ...button('b'), text: plain('x'.repeat(75)) }),
    actions({ ...button('b'), text: plain('x'.repeat(76)) }),
    'too_long /blocks/0/elements/0/text/text',
  ],
  [
    'a button value of 2000',
    actions({ ...button('b'), value: 'x'.repeat(2000) }),
    actions({ ...button('b'), value: 'x'.repeat(2001) }),
    'too_long /blocks/0/elements/0/value',
  ],
  [
    'five overflow options',
    actions({ type: 'overflow', options: repeat(5, (place) => option(`o${place}`)) }),
    actions({ type: 'overflow', options: repeat(6, (place) => option(`o${place}`)) }),
    'too_many /blocks/0/elements/0/options',
  ],
  [
    'a hundred options',
    input(select({ options: repeat(100, (place) => option(`o${place}`)) })),
    input(select({ options: repeat(101, (place) => option(`o${place}`)) })),
    'too_many /blocks/0/element/options',
  ],
  [
    'ten radio buttons',
    input({ type: 'radio_buttons', options: repeat(10, (place) => option(`o${place}`)) }),
    input({ type: 'radio_buttons', options: repeat(11, (place) => option(`o${place}`)) }),
    'too_many /blocks/0/element/options',
  ],
  [
    'an option value of 150',
    input(select({ options: [{ text: plain('x'), value: 'x'.repeat(150) }] })),
    input(select({ options: [{ text: plain('x'), value: 'x'.repeat(151) }] })),
    'too_long /blocks/0/element/options/0/value',
  ],
  [
    'an option text of 75',
    input(select({ options: [{ text: plain('x'.repeat(75)), value: 'x' }] })),
    input(select({ options: [{ text: plain('x'.repeat(76)), value: 'x' }] })),
    'too_long /blocks/0/element/options/0/text/text',
  ],
  [
    'a placeholder of 150',
    input({ type: 'plain_text_input', placeholder: plain('x'.repeat(150)) }),
    input({ type: 'plain_text_input', placeholder: plain('x'.repeat(151)) }),
    'too_long /blocks/0/element/placeholder/text',
  ],
  [
    'an input of 3000',
    input({ type: 'plain_text_input', max_length: 3000 }),
    input({ type: 'plain_text_input', max_length: 3001 }),
    'failed_constraint /blocks/0/element/max_length',
  ],
  [
    'a block_id of 255',
    { ...section, block_id: 'x'.repeat(255) },
    { ...section, block_id: 'x'.repeat(256) },
    'too_long /blocks/0/block_id',
  ],
  [
    'an action_id of 255',
    actions(button('x'.repeat(255))),
    actions(button('x'.repeat(256))),
    'too_long /blocks/0/elements/0/action_id',
  ],
  [
    'a confirm text of 300',
    actions({ ...button('b'), confirm: { text: plain('x'.repeat(300)) } }),
    actions({ ...button('b'), confirm: { text: plain('x'.repeat(301)) } }),
    'too_long /blocks/0/elements/0/confirm/text/text',
  ],
  [
    'a hundred table rows',
    { type: 'table', rows: repeat(100, () => [{ type: 'raw_text', text: 'x' }]) },
    { type: 'table', rows: repeat(101, () => [{ type: 'raw_text', text: 'x' }]) },
    'too_many /blocks/0/rows',
  ],
  [
    'a markdown text of 12000',
    { type: 'markdown', text: 'x'.repeat(12_000) },
    { type: 'markdown', text: 'x'.repeat(12_001) },
    'too_long /blocks/0/text',
  ],
  [
    'an alert of 200',
    { type: 'alert', text: plain('x'.repeat(200)) },
    { type: 'alert', text: plain('x'.repeat(201)) },
    'too_long /blocks/0/text/text',
  ],
  [
    'a card title of 150',
    card({ title: marked(emoji.repeat(150)) }),
    card({ title: marked(emoji.repeat(151)) }),
    'too_long /blocks/0/title/text',
  ],
  [
    'a card body of 200',
    card({ body: marked('x'.repeat(200)) }),
    card({ body: marked('x'.repeat(201)) }),
    'too_long /blocks/0/body/text',
  ],
  [
    'three buttons on a card',
    card({ actions: repeat(3, (place) => button(`b${place}`)) }),
    card({ actions: repeat(4, (place) => button(`b${place}`)) }),
    'too_many /blocks/0/actions',
  ],
  [
    'ten cards in a carousel',
    { type: 'carousel', elements: repeat(10, () => card({})) },
    { type: 'carousel', elements: repeat(11, () => card({})) },
    'too_many /blocks/0/elements',
  ],
  [
    'ten blocks in a container',
    container(...repeat(10, () => section)),
    container(...repeat(11, () => section)),
    'too_many /blocks/0/child_blocks',
  ],
  [
    'twenty cells in a row',
    { type: 'table', rows: [repeat(20, () => cell('x'))] },
    { type: 'table', rows: [repeat(21, () => cell('x'))] },
    'too_many /blocks/0/rows/0',
  ],
  [
    'a data table of 100 rows below its header',
    { type: 'data_table', caption: 'x', rows: repeat(101, () => [cell('x')]) },
    { type: 'data_table', caption: 'x', rows: repeat(102, () => [cell('x')]) },
    'too_many /blocks/0/rows',
  ],
  [
    'a data table of 20000 characters',
    { type: 'data_table', caption: 'x', rows: repeat(100, () => [cell('x'.repeat(200))]) },
    { type: 'data_table', caption: 'x', rows: repeat(101, () => [cell('x'.repeat(199))]) },
    'too_long /blocks/0/rows',
  ],
  [
    'a page of 100 rows',
    { type: 'data_table', caption: 'x', page_size: 100, rows: repeat(2, () => [cell('x')]) },
    { type: 'data_table', caption: 'x', page_size: 101, rows: repeat(2, () => [cell('x')]) },
    'failed_constraint /blocks/0/page_size',
  ],
  ['twelve segments', pie(12), pie(13), 'too_many /blocks/0/chart/segments'],
];

describe('limits', () => {
  test.each(limitRows)('%s is taken, one more is not', (_name, atLimit, overLimit, fault) => {
    expect(codes([atLimit])).toEqual([]);
    expect(codes([overLimit])).toEqual([fault]);
  });

  test('a message takes 50 blocks and a view 100', () => {
    expect(codes(repeat(50, () => section))).toEqual([]);
    expect(codes(repeat(51, () => section))).toEqual(['too_many /blocks']);
    expect(
      codes(
        repeat(100, () => section),
        'home',
      ),
    ).toEqual([]);
    expect(
      codes(
        repeat(101, () => section),
        'home',
      ),
    ).toEqual(['too_many /blocks']);
  });

  test('a message text takes 40000 characters', () => {
    expect(validateMessage({ text: 'x'.repeat(40_000) })).toEqual([]);
    expect(validateMessage({ text: 'x'.repeat(40_001) })).toEqual([
      { pointer: '/text', code: 'too_long', message: 'must be less than 40001 characters' },
    ]);
  });
});

/** Each row: what is wrong, the blocks, where they stand, and what is said. */
const faultRows: readonly (readonly [string, readonly unknown[], Surface, readonly string[]])[] = [
  ['an unknown block', [{ type: 'banner' }], 'message', ['unknown_block_type /blocks/0/type']],
  ['a block without a type', [{}], 'message', ['missing_field /blocks/0']],
  ['something that is no block', ['x'], 'message', ['invalid_type /blocks/0']],
  [
    'an unknown element',
    [actions({ type: 'slider' })],
    'message',
    ['unknown_element_type /blocks/0/elements/0/type'],
  ],
  [
    'an element in the wrong place',
    [actions({ type: 'plain_text_input' })],
    'message',
    ['not_allowed_here /blocks/0/elements/0/type'],
  ],
  ['a section with nothing in it', [{ type: 'section' }], 'message', ['missing_field /blocks/0']],
  [
    'an empty text',
    [{ type: 'section', text: marked('') }],
    'message',
    ['too_short /blocks/0/text/text'],
  ],
  ['no actions at all', [actions()], 'message', ['too_few /blocks/0/elements']],
  [
    'mrkdwn where plain text belongs',
    [{ type: 'header', text: marked('x') }],
    'message',
    ['failed_constraint /blocks/0/text/type'],
  ],
  [
    'a field Slack does not know',
    [{ ...section, colour: 'red' }],
    'message',
    ['unknown_field /blocks/0'],
  ],
  [
    'a block_id that comes twice',
    [
      { ...section, block_id: 'a' },
      { ...section, block_id: 'a' },
    ],
    'message',
    ['duplicate_block_id /blocks/1/block_id'],
  ],
  [
    'an action_id that comes twice in its block',
    [actions(button('a'), button('a'))],
    'message',
    ['duplicate_action_id /blocks/0'],
  ],
  [
    'a file input in a message',
    [input({ type: 'file_input' })],
    'message',
    ['not_allowed_here /blocks/0/element/type'],
  ],
  [
    'a markdown block in a form',
    [{ type: 'markdown', text: 'x' }],
    'modal',
    ['not_allowed_here /blocks/0/type'],
  ],
  [
    'two tables in a message',
    repeat(2, () => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] })),
    'message',
    ['only_one_table_allowed /blocks'],
  ],
  [
    'options and option groups together',
    [
      input(
        select({
          options: [option('a')],
          option_groups: [{ label: plain('x'), options: [option('b')] }],
        }),
      ),
    ],
    'modal',
    ['failed_constraint /blocks/0/element'],
  ],
  [
    'an initial option that is not offered',
    [input(select({ options: [option('a')], initial_option: option('b') }))],
    'modal',
    ['failed_constraint /blocks/0/element'],
  ],
  [
    'a day that does not exist',
    [input({ type: 'datepicker', initial_date: '2026-02-30' })],
    'modal',
    ['failed_constraint /blocks/0/element/initial_date'],
  ],
  [
    'a time that does not exist',
    [input({ type: 'timepicker', initial_time: '24:00' })],
    'modal',
    ['failed_constraint /blocks/0/element/initial_time'],
  ],
  [
    'an inverted range',
    [input({ type: 'number_input', is_decimal_allowed: false, min_value: '5', max_value: '4' })],
    'modal',
    ['failed_constraint /blocks/0/element'],
  ],
  [
    'a data table without a caption',
    [
      {
        type: 'data_table',
        rows: repeat(2, () => [{ type: 'raw_text', text: 'x' }]),
      },
    ],
    'message',
    ['missing_field /blocks/0'],
  ],
  [
    'a table beside a data table, one of them in a container',
    [
      container({ type: 'table', rows: [[cell('x')]] }),
      { type: 'data_table', caption: 'x', rows: repeat(2, () => [cell('x')]) },
    ],
    'message',
    ['only_one_table_allowed /blocks'],
  ],
  [
    'a table within a container in a message, but not what a container does not take',
    [container({ type: 'markdown', text: 'x' })],
    'message',
    ['not_allowed_here /blocks/0/child_blocks/0/type'],
  ],
  [
    'a block_id that comes again in a container',
    [{ ...section, block_id: 'a' }, container({ ...section, block_id: 'a' })],
    'message',
    ['duplicate_block_id /blocks/1/child_blocks/0/block_id'],
  ],
  [
    'a data table whose rows differ, with rich text above',
    [
      {
        type: 'data_table',
        caption: 'x',
        rows: [[richText({ type: 'text', text: 'x' }), cell('x')], [cell('x')]],
      },
    ],
    'message',
    ['failed_constraint /blocks/0/rows', 'failed_constraint /blocks/0/rows/0'],
  ],
  ['three charts', repeat(3, () => pie(1)), 'message', ['too_many /blocks']],
  [
    'markdown blocks that are too long together',
    repeat(2, () => ({ type: 'markdown', text: 'x'.repeat(6001) })),
    'message',
    ['too_long /blocks'],
  ],
  [
    'a chart whose series do not cover the categories and share a name',
    [bar(['a', 'b'], ['a', 'b'], ['a'])],
    'message',
    [
      'failed_constraint /blocks/0/chart/series/1/name',
      'failed_constraint /blocks/0/chart/series/1/data',
    ],
  ],
  [
    'a chart with one point more than categories',
    [bar(['a', 'b'], ['a', 'b', 'b'])],
    'message',
    ['failed_constraint /blocks/0/chart/series/0/data'],
  ],
  [
    'an image of an address and of a file',
    [
      {
        type: 'image',
        alt_text: 'x',
        image_url: 'https://example.com/x.png',
        slack_file: { id: 'F1' },
      },
    ],
    'message',
    ['failed_constraint /blocks/0'],
  ],
  [
    'rich text with an empty text, an unknown part and a list too far to the right',
    [
      richText({ type: 'text', text: '' }),
      richText({ type: 'button', text: 'x' }),
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_list', style: 'bullet', indent: 9, elements: [] }],
      },
    ],
    'message',
    [
      'too_short /blocks/0/elements/0/elements/0/text',
      'unknown_element_type /blocks/1/elements/0/elements/0/type',
      'failed_constraint /blocks/2/elements/0/indent',
      'too_few /blocks/2/elements/0/elements',
    ],
  ],
  [
    'two elements that want the focus',
    repeat(2, () => input({ type: 'plain_text_input', focus_on_load: true })),
    'modal',
    ['failed_constraint /blocks'],
  ],
];

describe('faults', () => {
  test.each(faultRows)('%s', (_name, blocks, surface, expected) => {
    expect(codes(blocks, surface)).toEqual(expected);
  });

  test('an input block may stand in a message', () => {
    expect(codes([input({ type: 'plain_text_input' })])).toEqual([]);
  });

  test('the same action_id may stand in two blocks', () => {
    expect(codes([actions(button('a')), actions(button('a'))])).toEqual([]);
  });
});

describe('views', () => {
  const modal = { type: 'modal', title: plain('x'), blocks: [section] };

  test('a form and a Home tab pass', () => {
    expect(validateView(modal)).toEqual([]);
    expect(validateView({ type: 'home', blocks: [section] })).toEqual([]);
  });

  test('a title takes 24 characters and metadata 3000', () => {
    const view = { ...modal, title: plain('x'.repeat(25)), private_metadata: 'x'.repeat(3001) };
    expect(validateView(view).map(({ pointer }) => pointer)).toEqual([
      '/view/title/text',
      '/view/private_metadata',
    ]);
  });

  test('a form with fields needs a submit button', () => {
    const view = { ...modal, blocks: [input({ type: 'plain_text_input' })] };
    expect(validateView(view)).toEqual([
      {
        pointer: '/view',
        code: 'missing_field',
        message: 'missing required field: submit',
        field: 'submit',
      },
    ]);
    expect(validateView({ ...view, submit: plain('Save') })).toEqual([]);
  });

  test('a Home tab has no title', () => {
    expect(validateView({ type: 'home', title: plain('x'), blocks: [] })).toEqual([
      {
        pointer: '/view',
        code: 'unknown_field',
        message: 'invalid additional property: title',
        field: 'title',
      },
    ]);
  });
});

test('an answer to a menu has at most a hundred options', () => {
  const options = (count: number) => ({ options: repeat(count, (place) => option(`o${place}`)) });
  expect(validateSuggestions(options(0))).toEqual([]);
  expect(validateSuggestions(options(100))).toEqual([]);
  expect(validateSuggestions(options(101)).map(({ code }) => code)).toEqual(['too_many']);
  expect(validateSuggestions({}).map(({ code }) => code)).toEqual(['failed_constraint']);
});

import { describe, expect, it } from 'vitest';
import { parseMrkdwn } from '../../workspace/page/parse-mrkdwn.ts';

const text = (words: string) => ({ type: 'text', text: words });

describe('mrkdwn becomes a tree', () => {
  it('styles bold, italic and strike, also inside each other', () => {
    expect(parseMrkdwn('*bold _both_* and ~gone~')).toEqual([
      { type: 'bold', children: [text('bold '), { type: 'italic', children: [text('both')] }] },
      text(' and '),
      { type: 'strike', children: [text('gone')] },
    ]);
  });

  it.each([
    'a*b*c',
    '客户*张三* 今天',
    '客户 *张三*今天',
    '* not bold *',
    '2 * 3 * 4',
    '*no end',
    '**',
  ])('leaves %s as it is, because a marker beside a letter or a space styles nothing', (line) => {
    expect(parseMrkdwn(line)).toEqual([text(line)]);
  });

  it('styles Chinese words with spaces or punctuation around them', () => {
    expect(parseMrkdwn('客户：*华新钢铁*，已登记')).toEqual([
      text('客户：'),
      { type: 'bold', children: [text('华新钢铁')] },
      text('，已登记'),
    ]);
  });

  it('does not style across a line break', () => {
    expect(parseMrkdwn('*one\ntwo*')).toEqual([text('*one'), { type: 'break' }, text('two*')]);
  });

  it('keeps code as it stands and turns entities back', () => {
    expect(parseMrkdwn('`*a* &lt;b&gt;` &amp;amp;')).toEqual([
      { type: 'code', text: '*a* <b>' },
      text(' &amp;'),
    ]);
  });

  it('takes a code block out of its lines', () => {
    expect(parseMrkdwn('before\n```\none\n  *two*\n```\nafter')).toEqual([
      text('before'),
      { type: 'pre', text: 'one\n  *two*' },
      text('after'),
    ]);
  });

  it('gathers quoted lines, written with the sign or its entity', () => {
    expect(parseMrkdwn('start\n> one\n&gt; *two*\nend')).toEqual([
      text('start'),
      {
        type: 'quote',
        children: [text('one'), { type: 'break' }, { type: 'bold', children: [text('two')] }],
      },
      text('end'),
    ]);
  });

  it('quotes all that follows three signs', () => {
    expect(parseMrkdwn('>>> one\ntwo')).toEqual([
      { type: 'quote', children: [text('one'), { type: 'break' }, text('two')] },
    ]);
  });

  it('reads links with and without a label, and bare ones without the full stop after them', () => {
    expect(
      parseMrkdwn(
        '<https://a.example/?x=1&amp;y=2|A &amp; B> <mailto:a@b.example> https://c.example/d.',
      ),
    ).toEqual([
      { type: 'link', href: 'https://a.example/?x=1&y=2', label: 'A & B' },
      text(' '),
      { type: 'link', href: 'mailto:a@b.example', label: 'a@b.example' },
      text(' '),
      { type: 'link', href: 'https://c.example/d', label: 'https://c.example/d' },
      text('.'),
    ]);
  });

  it('reads mentions of people, channels, groups and everybody', () => {
    expect(parseMrkdwn('<@U1> <@U2|wang> <#C1|sales> <!subteam^S1|@leads> <!here>')).toEqual([
      { type: 'user', id: 'U1', label: null },
      text(' '),
      { type: 'user', id: 'U2', label: 'wang' },
      text(' '),
      { type: 'channel', id: 'C1', label: 'sales' },
      text(' '),
      { type: 'group', id: 'S1', label: '@leads' },
      text(' '),
      { type: 'broadcast', range: 'here' },
    ]);
  });

  it('reads dates with a format, a link and a fallback', () => {
    expect(
      parseMrkdwn('*<!date^1773800000^{date_long} {time}^https://a.example|18 March>*'),
    ).toEqual([
      {
        type: 'bold',
        children: [
          {
            type: 'date',
            seconds: 1773800000,
            format: '{date_long} {time}',
            href: 'https://a.example',
            fallback: '18 March',
          },
        ],
      },
    ]);
  });

  it('replaces the emoji names it knows and leaves the others, times included', () => {
    expect(parseMrkdwn(':white_check_mark: at 10:30:00 :constructor: :+1:')).toEqual([
      { type: 'emoji', name: 'white_check_mark', glyph: '✅' },
      text(' at 10:30:00 :constructor: '),
      { type: 'emoji', name: '+1', glyph: '👍' },
    ]);
  });

  it('leaves an angled piece that means nothing as text', () => {
    expect(parseMrkdwn('1 < 2 and <nothing>')).toEqual([text('1 < 2 and <nothing>')]);
  });
});

import { describe, expect, test } from 'vitest';
import { hostOf, splitLink, webLink } from '../../src/domain/web-link.ts';

describe('an address is found in a text', () => {
  type Row = readonly [text: string, link: string | null, rest: string];
  const rows: readonly Row[] = [
    ['Acme https://a.example/x?y=1#z contract', 'https://a.example/x?y=1#z', 'Acme   contract'],
    [
      '合同：https://a.example/文件/合同.pdf，请收',
      'https://a.example/文件/合同.pdf',
      '合同： ，请收',
    ],
    ['HTTP://A.EXAMPLE', 'HTTP://A.EXAMPLE', ''],
    ['see javascript:alert(1)', 'javascript:alert(1)', 'see'],
    ['mailto:a@b.example', 'mailto:a@b.example', ''],
    ['ftp://a.example/x', 'ftp://a.example/x', ''],
    ['note: call back at 10:30', null, 'note: call back at 10:30'],
    ['www.example.com', null, 'www.example.com'],
    ['华新钢铁https://a.example/1', 'https://a.example/1', '华新钢铁'],
    ['re:plan tel. 10:30 https://a.example/1', 'https://a.example/1', 're:plan tel. 10:30'],
    ['', null, ''],
  ];
  test.each(rows)('%j', (text, link, rest) => {
    expect(splitLink(text)).toEqual({ link, rest });
  });
});

describe('an address is kept as it leads', () => {
  test.each([
    ['https://a.example', 'https://a.example/'],
    [' HTTPS://A.Example:443/x?b=1&a=2#c ', 'https://a.example/x?b=1&a=2#c'],
    ['http://a.example/<b>"', 'http://a.example/%3Cb%3E%22'],
    ['https://例え.jp/圖', 'https://xn--r8jz45g.jp/%E5%9C%96'],
    ['https://a.example/user@host', 'https://a.example/user@host'],
  ])('%j', (typed, kept) => {
    expect(webLink(typed)).toBe(kept);
  });

  test.each([
    ['', 'error.linkBroken'],
    ['a.example/x', 'error.linkBroken'],
    ['https://', 'error.linkBroken'],
    ['https://a b.example', 'error.linkBroken'],
    ['ftp://a.example', 'error.linkScheme'],
    ['javascript:alert(1)', 'error.linkScheme'],
    ['JavaScript:alert(1)', 'error.linkScheme'],
    ['data:text/html,x', 'error.linkScheme'],
    ['https://me@a.example', 'error.linkCredentials'],
    ['https://me:secret@a.example', 'error.linkCredentials'],
    ['https://:secret@a.example', 'error.linkCredentials'],
    [`https://a.example/${'圖'.repeat(300)}`, 'error.linkLong'],
  ])('%j is refused: %s', (typed, key) => {
    expect(() => webLink(typed)).toThrow(key);
  });

  test('where it leads is said in plain letters', () => {
    expect([hostOf('https://аррle.example/x'), hostOf('no link')]).toEqual([
      'xn--le-6kc8da.example',
      '',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compactOf,
  erasedMark,
  eraseInside,
  eraserOf,
  readPersonWords,
  separators,
} from '../../src/domain/person-words.ts';

describe('whom a line means', () => {
  test.each([
    ['王主任 138 1234 5678', ['name 王主任', 'phone 13812345678']],
    ['王主任', ['name 王主任']],
    ['王', []],
    ['+86 138-1234-5678', ['phone 13812345678']],
    ['Emma O’Neil, (020) 7946 0958', ['name emmao’neil', 'phone 02079460958']],
    ['Li', []],
    ['José María', ['name josémaría']],
    ['１３８１２３４５６７８', ['phone 13812345678']],
    ['12345', []],
    ['', []],
    [erasedMark, []],
  ] as const)('%s', (typed, expected) => {
    expect(readPersonWords(typed).map(({ kind, compact }) => `${kind} ${compact}`)).toEqual(
      expected,
    );
  });
});

describe('what is left of a text', () => {
  const words = [
    ...readPersonWords('王主任 138 1234 5678'),
    ...readPersonWords('Emma O’Neil 020 7946 0958'),
  ];
  test.each([
    ['见王主任，电话138-1234-5678', `见${erasedMark}，电话${erasedMark}`],
    ['王 主任 +86 13812345678', `${erasedMark} ${erasedMark}`],
    ['met EMMA O’NEIL (020 7946 0958)', `met ${erasedMark} (${erasedMark})`],
    ['Emma O’Neilson', 'Emma O’Neilson'],
    ['order 9138123456780', 'order 9138123456780'],
    ['王经理 139 1234 5678', '王经理 139 1234 5678'],
  ])('%s', (text, left) => {
    expect(eraserOf(words)(text)).toBe(left);
  });
});

test('a name is found however it is spaced, and nothing else changes', () => {
  const name = fc.constantFrom('王主任', 'Emma Clark', '欧阳修', 'José María');
  const between = fc.array(fc.constantFrom(...separators), { maxLength: 2 });
  const others = fc.stringMatching(/^[，。、a-f ]{0,20}$/);
  fc.assert(
    fc.property(
      name,
      fc.array(between, { minLength: 20, maxLength: 20 }),
      others,
      others,
      (typed, gaps, before, after) => {
        const written = [...compactOf(typed)]
          .map(
            (one, index, all) =>
              `${one}${index < all.length - 1 ? (gaps[index] ?? []).join('') : ''}`,
          )
          .join('');
        const erase = eraserOf(readPersonWords(typed));
        expect(erase(`${before}。${written}。${after}`)).toBe(`${before}。${erasedMark}。${after}`);
        expect(erase(`${before}。${after}`)).toBe(`${before}。${after}`);
      },
    ),
  );
});

test('inside of records only texts change', () => {
  const erase = eraserOf(readPersonWords('王主任'));
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(eraseInside(value, erase)).toEqual(value);
    }),
  );
  expect(eraseInside({ note: '见王主任', of: [{ who: '王主任', count: 3 }] }, erase)).toEqual({
    note: `见${erasedMark}`,
    of: [{ who: erasedMark, count: 3 }],
  });
});

import { expect, it } from 'vitest';
import { wordsFor } from '../../workspace/page/words.ts';

it.each([
  ['en-US', 'Submit'],
  ['fr-FR', 'Submit'],
  ['zh-CN', '提交'],
  ['zh-TW', '提交'],
])('the page speaks to %s', (locale, submit) => {
  expect(wordsFor(locale).submit).toBe(submit);
});

it('writes traditional characters in Taiwan and Hong Kong, simplified ones elsewhere', () => {
  expect(['zh-TW', 'zh-HK', 'zh-Hant', 'zh-CN', 'zh'].map((one) => wordsFor(one).channels)).toEqual(
    ['頻道', '頻道', '頻道', '频道', '频道'],
  );
});

it('counts in both languages', () => {
  const { replyCount, memberCount } = wordsFor('en-GB');
  expect([replyCount(1), replyCount(2), memberCount(1), memberCount(3)]).toEqual([
    '1 reply',
    '2 replies',
    '1 member',
    '3 members',
  ]);
  expect(wordsFor('zh-CN').replyCount(2)).toBe('2 条回复');
});

it.each(['zh-CN', 'zh-TW'])(
  'keeps the English names of the main controls beside the Chinese ones in %s',
  (locale) => {
    const { message, person, home, menu, reply } = wordsFor(locale);
    const kept = [message, person, home, menu, reply].map((name) => name.replace(/^.*\(|\)$/g, ''));
    expect(kept).toEqual(['Message', 'Person', 'Home', 'Menu', 'Reply']);
  },
);

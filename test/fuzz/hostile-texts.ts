import fc from 'fast-check';

/** What people type by mistake, paste from elsewhere, or type to do harm. */
const pieces: readonly string[] = [
  // Slack's own markup.
  '<!channel>',
  '<!here|here>',
  '<!everyone>',
  '<@UEMMA>',
  '<@UNOBODY|emma>',
  '<#CTEAM|accounts>',
  '<!subteam^S123|@leads>',
  '<!date^1700000000^{date}|then>',
  '<https://evil.example|your bank>',
  'https://evil.example/a?b=1&c=%3Ca%3E',
  'mailto:a@evil.example',
  '*bold* _it_ ~gone~',
  '`code`',
  '```',
  '> quoted',
  '&lt;!channel&gt;',
  '&amp;lt;',
  ':smile: :warning:',
  '@here @channel #accounts',
  // Programs.
  '{count, plural, one {#} other {#s}}',
  '{name}',
  "'{",
  '{"type":"mrkdwn","text":"<!channel>"}',
  '[["visit:undo",{}]]',
  '\\',
  '\\u003c!channel\\u003e',
  '\\n',
  "'; DROP TABLE Visit; --",
  '% _ %%',
  '<script>alert(1)</script>',
  '<b onclick=x>',
  '../../etc/passwd',
  'V-1',
  'F-1',
  '/visit',
  '-- ',
  // What is not seen, or makes other text look different.
  '\u200b',
  '\u200e\u200f',
  '\u202etxt.exe\u202c',
  '\u2066abc\u2069',
  '\u061c',
  '\u00ad',
  '\u034f',
  '\ufeff',
  '\u3164',
  '\u180e',
  '\u{e0041}\u{e0042}',
  'a\ufe0f',
  '\u0000',
  '\u0007\u001b[31m',
  '\u0085',
  '\u2028\u2029',
  '\u00a0\u3000',
  // Halves of characters.
  '\ud83d',
  '\ude00',
  // Scripts.
  '👨‍👩‍👧‍👦',
  '👍🏽',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '1️⃣',
  'العربية',
  'עברית',
  '𠮷野家',
  '龘䲜𪚥',
  '葛󠄀城',
  'e\u0301\u0323\u0302',
  `Z${'\u0335\u0489'.repeat(30)}`,
  'ﷺ',
  '谈增容2000kVA',
  '王主任要供电方案',
  '，。；、',
  // What looks like something that is read.
  '13912345678',
  '0571-88886666',
  '+86 139-1234-5678',
  '20261201',
  '12/1',
  '99999999999999999999',
  '-0',
  '1e308',
  '31 Feb',
  '明天下午3点',
  'next Tue 3pm',
  '3.5万元',
  '2000kVA',
  '@Emma Clark',
  'with Dr Lee',
  // Spaces.
  '   ',
  '\n',
  '\n\n\n',
  '\t',
  '\r\n',
];

const piece = fc.oneof(
  { arbitrary: fc.constantFrom(...pieces), weight: 6 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 8 }), weight: 1 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }), weight: 1 },
);

const mixed = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 8 }), fc.constantFrom('', '', ' ', '\n', ', '))
  .map(([parts, between]) => parts.join(between));

const longest = 3000;
/** One piece over and over: a wall of text, or a very long word. */
const long = piece
  .filter((one) => one !== '')
  .map((one) => one.repeat(Math.ceil(longest / one.length)).slice(0, longest));

const text = fc.oneof(
  { arbitrary: mixed, weight: 12 },
  { arbitrary: piece, weight: 3 },
  { arbitrary: long, weight: 1 },
);

/** So many texts, the same for a seed. */
export const hostileTexts = (count: number, seed: number): readonly string[] =>
  fc.sample(text, { seed, numRuns: count });

/** As much of a text as a field takes, in code points. */
export const cut = (typed: string, limit: number): string => [...typed].slice(0, limit).join('');

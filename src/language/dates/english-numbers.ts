const ones = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const teens = [
  ...['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen'],
  ...['eighteen', 'nineteen'],
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const onesInOrder = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'],
];
const teensInOrder = [
  ...['tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth'],
  ...['seventeenth', 'eighteenth', 'nineteenth'],
];
const tensInOrder = ['twentieth', 'thirtieth'];

const oneOf = (words: readonly string[]) => [...words].reverse().join('|');

/** A pattern for one to ninety-nine in words. */
export const numberWord = `(?:(?:${oneOf(tens)})(?:[-\\s]+(?:${oneOf(ones)}))?|${oneOf(teens)}|${oneOf(ones)})`;
/** A pattern for first to thirty-first in words. */
export const ordinalWord = `(?:(?:(?:twenty|thirty)[-\\s]+)?(?:${oneOf(onesInOrder)})|${oneOf(teensInOrder)}|${oneOf(tensInOrder)})`;

const values = new Map<string, number>([
  ...ones.map((word, index) => [word, index + 1] as const),
  ...teens.map((word, index) => [word, index + 10] as const),
  ...tens.map((word, index) => [word, index * 10 + 20] as const),
  ...onesInOrder.map((word, index) => [word, index + 1] as const),
  ...teensInOrder.map((word, index) => [word, index + 10] as const),
  ['twentieth', 20],
  ['thirtieth', 30],
]);

/** A number below a hundred in digits or words, with or without its ordinal ending (12, 12th, twelve, twelfth, twenty-first); NaN for anything else. */
export function readEnglishNumber(text: string): number {
  const digits = /^(\d+(?:\.\d+)?)(?:st|nd|rd|th)?$/i.exec(text);
  if (digits !== null) return Number(digits[1]);
  let sum = 0;
  for (const word of text.toLowerCase().split(/[-\s]+/)) sum += values.get(word) ?? Number.NaN;
  return sum;
}

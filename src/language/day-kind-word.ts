/** A word that says what kind of day it is. */
export type DayKindWord = {
  /** off: nobody works; work: people do; reset: by the notice again. */
  readonly kind: 'off' | 'work' | 'reset';
  /** UTF-16 indices in the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
};

const english = (words: string) => `(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`;
/** A character that means it only where it stands alone on one side. */
const single = (character: string) => `(?<!\\p{L})${character}|${character}(?!\\p{L})`;
const kindWords = new RegExp(
  [
    `(?<reset>${english('reset|restore')}|恢复|恢復|还原|還原|重置|取消)`,
    `(?<work>${english('(?:make-?up )?work(?:ing)?(?: ?day)?')}|上班|补班|補班|调班|調班|工作日?|${single('班')})`,
    `(?<off>${english('(?:day )?off|holiday|closed')}|放假|休假|公休|休息|调休|調休|${single('休')}|${single('假')})`,
  ].join('|'),
  'giu',
);

/** Such words in a text, in reading order. */
export const dayKindWords = (text: string): readonly DayKindWord[] =>
  [...text.matchAll(kindWords)].map(({ 0: found, index, groups }) => ({
    kind: groups?.reset ? 'reset' : groups?.work ? 'work' : 'off',
    start: index,
    end: index + found.length,
  }));

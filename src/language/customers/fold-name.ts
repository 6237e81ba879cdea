import { simplify } from './simplify-character.ts';

/** One piece of a name: a run of letters and digits, or a single Chinese character. */
export type NameToken = {
  /** Lower case, half width, Simplified, without accents and apostrophes. */
  readonly folded: string;
  /** True for a Chinese, Japanese or Korean character, which is a token of its own. */
  readonly ideograph: boolean;
  /** UTF-16 indices in the text it came from. */
  readonly start: number;
  readonly end: number;
};

const ideographPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const wordPattern = /[\p{L}\p{N}\p{M}]/u;
const latinPattern = /\p{Script=Latin}/u;
const accents = /[\u0300-\u036f]/u;
const unseenPattern = /[\u0300-\u036f\p{Cf}]/u;
const apostrophes = new Set(["'", '\u2019', '\u02bc']);

// 分公司 and its like are no legal form: they tell the branch from the whole.
const chineseLegalForm =
  /(?:(?:股份)?有限(?:责任|責任)?公司|股份公司|(?<![分子总總支])公司)[\s)）]*$/u;
const westernLegalForm =
  /[\s,.](?:(?:(?:pte|pty|co)\.?\s*,?\s*)?ltd|company\s+limited|limited|inc|incorporated|l\.?l\.?[cp]|corp|corporation|co|plc|gmbh|pte|pty|s\.?a|ag|b\.?v)\.?\s*$/iu;
/** Cheap to ask of every name; most have no legal form. */
const mayEndInLegalForm =
  /(?:公司[)）]?|ltd|limited|co|inc|incorporated|[cp]|corp|corporation|gmbh|pt[ey]|a|ag|v)\.?$/iu;
const leadingLegalForm =
  /^(?:公司|\s*(?:股份)?有限(?:责任|責任)?公司|\s*股份公司|[\s,]*(?:(?:(?:pte|pty|co)\.?\s*,?\s*)?ltd|company\s+limited|limited|inc|l\.?l\.?[cp]|corp|corporation|plc|gmbh)\b\.?)/iu;

/**
 * The form in which names are compared: lower case, half width, no spaces or punctuation.
 * Every comparison of names goes through here, so further foldings belong here.
 */
export function foldName(text: string): string {
  let folded = '';
  for (const token of nameTokens(text)) folded += token.folded;
  return folded;
}

/** The tokens of a text in reading order; at most `limit` of them. */
export function nameTokens(text: string, limit = Number.POSITIVE_INFINITY): readonly NameToken[] {
  const tokens: NameToken[] = [];
  let run = '';
  let runStart = 0;
  let runEnd = 0;
  const endRun = () => {
    if (run !== '') tokens.push({ folded: run, ideograph: false, start: runStart, end: runEnd });
    run = '';
  };
  let index = 0;
  for (const character of text) {
    const end = index + character.length;
    const kind = kindOf(character);
    if (kind === 'ideograph') {
      endRun();
      tokens.push({ folded: foldCharacter(character), ideograph: true, start: index, end });
    } else if (kind === 'word') {
      if (run === '') runStart = index;
      run += foldCharacter(character);
      runEnd = end;
    } else if (kind === 'other') {
      endRun();
    } else if (run !== '' && accents.test(character)) {
      runEnd = end;
    }
    if (tokens.length >= limit) return tokens.slice(0, limit);
    index = end;
  }
  endRun();
  return tokens;
}

/** The name without its legal form (有限公司, Co., Ltd., Inc …); the name itself when nothing else would be left. */
export function withoutLegalForm(name: string): string {
  let bare = name.trim();
  while (mayEndInLegalForm.test(bare.slice(-longestLegalForm))) {
    const end = legalFormStart(bare);
    const shorter = bare.slice(0, end).trim();
    if (end === bare.length || nameTokens(shorter, 1).length === 0) break;
    bare = shorter;
  }
  return bare;
}

/** With some room for spaces: no more than this is looked at, and the time stays linear. */
const longestLegalForm = 40;

/** Where the legal form at the end starts, with the separators before it; the length where there is none. */
function legalFormStart(name: string): number {
  const from = Math.max(0, name.length - longestLegalForm);
  const chinese = chineseLegalForm.exec(name.slice(from));
  let end = chinese ? from + chinese.index : name.length;
  const western = westernLegalForm.exec(name.slice(from, end));
  if (western) {
    end = from + western.index;
    while (end > 0 && /[\s,.]/u.test(name.charAt(end - 1))) end -= 1;
  }
  return end;
}

/** How many UTF-16 units of a legal form stand at the start of the text. */
export function legalFormLength(text: string): number {
  return leadingLegalForm.exec(text)?.[0].length ?? 0;
}

/** Whether a character is a token of its own. */
export function isIdeograph(character: string): boolean {
  return kindOf(character) === 'ideograph';
}

function kindOf(character: string): 'ideograph' | 'word' | 'joiner' | 'other' {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x4e00 && code <= 0x9fff) return 'ideograph';
  if (code < 128) {
    if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)) {
      return 'word';
    }
    return apostrophes.has(character) ? 'joiner' : 'other';
  }
  // A mark on a letter, and what cannot be seen: both leave the word as it is.
  if (apostrophes.has(character) || unseenPattern.test(character)) return 'joiner';
  if (ideographPattern.test(character)) return 'ideograph';
  return wordPattern.test(character) ? 'word' : 'other';
}

function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 128) return character.toLowerCase();
  if (code >= 0x4e00 && code <= 0x9fff) return simplify(character);
  const folded = character.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');
  // Only Latin letters lose their marks: a Hangul syllable would come apart.
  if (latinPattern.test(folded)) return folded.normalize('NFD').replaceAll(/[\u0300-\u036f]/gu, '');
  return ideographPattern.test(folded) ? simplify(folded) : folded;
}

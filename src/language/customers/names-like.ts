import { isScattered, likenessOfLetters, likenessOfPieces, mistakesIn } from './compare-names.ts';
import { piecesOf, trigramsIn } from './name-form.ts';
import { fewestEntries, fit, type Hit, hit, type Typed } from './name-hit.ts';
import { keysOf, type NameSegment } from './name-segment.ts';
import { entriesOf, entriesWithMost } from './postings.ts';

/** Mistakes are looked for in no more than this. */
const longestAlike = 80;
/** So many entries are looked at closely. */
const mostLookedAt = 2500;
const mostAlike = 150;

/** The names of a segment that are a few mistakes away from what was typed; the nearest only. */
export function namesLike(segment: NameSegment, typed: Typed): readonly Hit[] {
  if (typed.form.length > longestAlike) return [];
  const near = namesNear(segment, typed, 1);
  const most = mostMistakes(typed);
  const found = near.length > 0 || most === 1 ? near : namesNear(segment, typed, most);
  return [...found, ...namesScattered(segment, typed)];
}

/** So many characters or letters may be wrong. */
function mostMistakes({ pieces, letters }: Typed): number {
  if (letters === null) return pieces.length < 8 ? 1 : 2;
  return letters.length < 8 ? 1 : letters.length < 14 ? 2 : 3;
}

/** The names of a segment that are up to so many mistakes away. */
export function namesNear(segment: NameSegment, typed: Typed, mistakes: number): readonly Hit[] {
  if (typed.form.length > longestAlike) return [];
  return typed.letters === null
    ? namesLikeCharacters(segment, typed, mistakes)
    : namesLikeLetters(segment, typed.letters, mistakes);
}

function namesLikeCharacters(
  segment: NameSegment,
  { pieces }: Typed,
  mistakes: number,
): readonly Hit[] {
  const count = pieces.length;
  if (count < 2) return [];
  const keys = [
    ...new Set(
      pieces.flatMap((piece) => keysOf(piece).map((key) => segment.tokenKeys.get(key) ?? -1)),
    ),
  ];
  const entryCount = segment.names.length;
  const different = new Set(pieces.map(({ text }) => text)).size;
  const least = Math.max(2, count < 4 ? different : different - mistakes);
  const entries = entriesWithMost(segment.byToken, keys, { entryCount, least, limit: mostAlike });
  return entries.flatMap((entry) => {
    const known = piecesOf(segment.names[entry] ?? '');
    const { cost, length } = likenessOfPieces(pieces, known);
    if (cost > mistakes * 2) return [];
    const rank = cost * 100 + known.length - length;
    const isWhole = length === known.length;
    return hit(segment, entry, { fit: fit.alike, rank, isSound: false, isWhole });
  });
}

function namesLikeLetters(segment: NameSegment, letters: string, most: number): readonly Hit[] {
  if (letters.length < 4) return [];
  if (/^\d+$/.test(letters)) return accountsLike(segment, letters);
  const trigrams = [...new Set(trigramsIn(letters))];
  const entryCount = segment.names.length;
  // A wrong letter spoils three runs; two that changed places four.
  const least = Math.max(2, trigrams.length - most * 3 - (most === 1 ? 1 : 0));
  const entries = new Set([
    ...entriesWithMost(segment.byTrigram, trigrams, { entryCount, least, limit: mostAlike }),
    ...(letters.length < 9 ? entriesWithWordLike(segment, letters) : []),
  ]);
  return [...entries].flatMap((entry) => {
    const known = piecesOf(segment.names[entry] ?? '');
    const likeness = likenessOfLetters(letters, known, most);
    if (!likeness) return [];
    const { cost, length } = likeness;
    return hit(segment, entry, {
      fit: fit.alike,
      rank: cost * 100 + known.length - length,
      isSound: known.some(({ isCharacter }) => isCharacter),
      isWhole: length === known.length,
    });
  });
}

/** A short word with a mistake shares too few runs of letters with the right one. */
function entriesWithWordLike(segment: NameSegment, letters: string): readonly number[] {
  const entries: number[] = [];
  for (const word of segment.words) {
    if (Math.abs(word.length - letters.length) > 1 || entries.length >= mostAlike) continue;
    if (!sharesAnEnd(word, letters) || mistakesIn(letters, word) !== 1) continue;
    const list = entriesOf(segment.byToken, segment.tokenKeys.get(word));
    entries.push(...list.subarray(0, mostAlike));
  }
  return entries;
}

/** One mistake leaves the first two or the last two letters as they are. Quickly asked of every word. */
function sharesAnEnd(one: string, other: string): boolean {
  const [end, otherEnd] = [one.length, other.length];
  return (
    (one.charCodeAt(0) === other.charCodeAt(0) && one.charCodeAt(1) === other.charCodeAt(1)) ||
    (one.charCodeAt(end - 1) === other.charCodeAt(otherEnd - 1) &&
      one.charCodeAt(end - 2) === other.charCodeAt(otherEnd - 2))
  );
}

function accountsLike(segment: NameSegment, letters: string): readonly Hit[] {
  if (letters.length < 6) return [];
  return segment.customers.flatMap(({ id, accountNumber }) => {
    if (accountNumber === null || Math.abs(accountNumber.length - letters.length) > 1) return [];
    if (!sharesAnEnd(accountNumber, letters) || mistakesIn(letters, accountNumber) > 1) return [];
    return [{ id, name: accountNumber, fit: fit.alike, rank: 0, isSound: false, isWhole: false }];
  });
}

function namesScattered(segment: NameSegment, { pieces, letters }: Typed): readonly Hit[] {
  if (pieces.length < (letters === null ? 3 : 2)) return [];
  const hits: Hit[] = [];
  for (const entry of fewestEntries(segment, pieces).slice(0, mostLookedAt)) {
    const name = segment.names[entry] ?? '';
    if (!pieces.every(({ text }) => name.includes(text))) continue;
    if (!isScattered(pieces, piecesOf(name))) continue;
    hits.push(
      ...hit(segment, entry, {
        fit: fit.scattered,
        rank: name.length,
        isSound: false,
        isWhole: false,
      }),
    );
  }
  return hits;
}

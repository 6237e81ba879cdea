import { findSpelling, type Spelling } from './compare-names.ts';
import { lettersOf, type Piece, piecesOf, trigramsIn } from './name-form.ts';
import { fewestEntries, fit, type Hit, hit, longestForm, type Typed } from './name-hit.ts';
import { textsWith } from './name-list.ts';
import type { NameSegment } from './name-segment.ts';
import { entriesInBoth, entriesOf } from './postings.ts';
import { phraseReadings } from './readings.ts';

/** So many entries are looked at closely, where little was typed. */
const mostLookedAt = 2500;
/** More than this is no help in choosing. */
const mostHits = 400;

/** The names of a segment that what was typed is a part, a sound or the initials of. */
export function namesWith(segment: NameSegment, typed: Typed): readonly Hit[] {
  const { form, letters } = typed;
  if (form.length > longestForm) return [];
  if (letters === null) return namesWithCharacters(segment, typed);
  return [
    ...namesSpelt(segment, letters),
    ...(areInitials(typed) ? namesWithInitials(segment, letters) : []),
    ...namesWithAccount(segment, letters),
  ];
}

/** Entries that hold the form. */
export function entriesHolding(
  segment: NameSegment,
  typed: Pick<Typed, 'form' | 'pieces'>,
): readonly number[] {
  return fewestEntries(segment, typed.pieces).filter((entry) =>
    segment.names[entry]?.includes(typed.form),
  );
}

function namesWithCharacters(segment: NameSegment, typed: Typed): readonly Hit[] {
  const rankOf = (entry: number) => {
    const name = segment.names[entry] ?? '';
    return name.length + (name.startsWith(typed.form) ? 0 : 1000);
  };
  const found = entriesHolding(segment, typed);
  const best =
    found.length > mostHits
      ? found.toSorted((one, other) => rankOf(one) - rankOf(other)).slice(0, mostHits)
      : found;
  return best.flatMap((entry) => {
    const isWhole = segment.names[entry] === typed.form;
    return hit(segment, entry, { fit: fit.part, rank: rankOf(entry), isSound: false, isWhole });
  });
}

const mostAsked = 20;
const readsAsPhrase = (name: string, letters: string) =>
  phraseReadings(name).join('').replaceAll(' ', '').includes(letters);

/** Words, parts of words and sounds. */
function namesSpelt(segment: NameSegment, letters: string): readonly Hit[] {
  const hits: Hit[] = [];
  let asked = 0;
  for (const entry of entriesSpelling(segment, letters)) {
    const name = segment.names[entry] ?? '';
    const pieces = piecesOf(name);
    const spelling = findSpelling(pieces, letters);
    if (spelling) {
      // In its phrase the other reading may be the right one. Asked of the first only: it takes time.
      if (spelling.rare > 0) asked += 1;
      const isRare = spelling.rare > 0 && (asked > mostAsked || !readsAsPhrase(name, letters));
      hits.push(...hit(segment, entry, spelt(name, pieces, spelling, isRare)));
    } else if (letters.length > 2 && lettersOf(pieces).includes(letters)) {
      const rank = name.length;
      hits.push(...hit(segment, entry, { fit: fit.inside, rank, isSound: false, isWhole: false }));
    }
  }
  return hits;
}

function spelt(
  name: string,
  pieces: readonly Piece[],
  { from, to, isBegun, sounds }: Spelling,
  isRare: boolean,
): Omit<Hit, 'id' | 'name'> {
  // A single syllable says little.
  const isPart = !isBegun && (sounds !== 1 || to - from > 1);
  return {
    fit: isPart ? fit.part : fit.begun,
    rank: name.length + (from === 0 ? 0 : 1000) + (isRare ? 5000 : 0),
    isSound: sounds > 0,
    isWhole: !isBegun && from === 0 && to === pieces.length,
  };
}

/** Entries that may have the letters; all of them from four letters on. */
function entriesSpelling(segment: NameSegment, letters: string): Iterable<number> {
  const { byToken, byTrigram, tokenKeys, words } = segment;
  const trigrams = trigramsIn(letters);
  const lists = trigrams.map((trigram) => entriesOf(byTrigram, trigram));
  if (letters.length > 3) {
    const [fewest, next] = lists.sort((one, other) => one.length - other.length);
    return fewest && next ? entriesInBoth(fewest, next) : [];
  }
  const found = new Set(words.has(letters) ? entriesOf(byToken, tokenKeys.get(letters)) : []);
  const starting = trigramsIn(`^${letters}`).slice(0, 1);
  for (const list of [...starting.map((trigram) => entriesOf(byTrigram, trigram)), ...lists]) {
    for (const entry of list) {
      if (found.size >= mostLookedAt) return found;
      found.add(entry);
    }
  }
  return found;
}

const longestInitials = 40;
const initialsOfLegalForm = /(?:gf)?yx(?:zr)?gs$/;

/** What people write short in English lines is no customer's initials. */
const shorthand = new Set(
  'asap btw fwd fyi imo pls plz rsvp tbc tbd thks thx tks tmr tmrw ok'.split(' '),
);

/** Initials are one word, or letters that stand alone. */
const areInitials = ({ pieces }: Typed) =>
  pieces.length === 1 || pieces.every(({ text }) => text.length === 1);

function namesWithInitials(segment: NameSegment, typed: string): readonly Hit[] {
  if (shorthand.has(typed)) return [];
  if (typed.length > longestInitials || !/^[a-z]+$/.test(typed)) return [];
  // No syllable starts with these; a long text that has them is a sound.
  if (typed.length > 6 && /[iuv]/.test(typed)) return [];
  const letters = typed.replace(initialsOfLegalForm, '') || typed;
  return textsWith(segment.initials, letters).flatMap(({ entry, isStart, isWhole, length }) => {
    if (!isStart && letters.length < 2) return [];
    const rank = length + (isStart ? 0 : 1000);
    return hit(segment, entry, { fit: fit.initials, rank, isSound: true, isWhole });
  });
}

function namesWithAccount(segment: NameSegment, letters: string): readonly Hit[] {
  if (letters.length < 4 || !/^[a-z]*\d{3,}$/.test(letters)) return [];
  return textsWith(segment.accounts, letters).flatMap(({ entry, isStart, length }) => {
    const id = segment.customers[entry]?.id;
    const rank = length + (isStart ? 0 : 1000);
    return id === undefined
      ? []
      : [{ id, name: letters, fit: fit.inside, rank, isSound: false, isWhole: false }];
  });
}

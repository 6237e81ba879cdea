import type { CustomerId } from '../../domain/customer.ts';
import { type CustomerIndex, exactOwners, findHits, orderFor } from './customer-index.ts';
import { foldName, withoutLegalForm } from './fold-name.ts';
import { fit, type Hit, type Typed, typedForm, withoutBegunLegalForm } from './name-hit.ts';
import type { NameSegment } from './name-segment.ts';
import { namesLike, namesNear } from './names-like.ts';
import { namesWith } from './names-with.ts';

/** Which customer was meant. `several` means: ask; it may also hold a single customer that is only probable. */
export type CustomerMatch =
  | { readonly kind: 'one'; readonly id: CustomerId; readonly matched: string }
  | {
      readonly kind: 'several';
      /** At most five, best first. */
      readonly ids: readonly CustomerId[];
      readonly typed: string;
      /** Set where no name is what was typed and these only look like it. */
      readonly isLikeness?: true;
    }
  /** `typed` is the best guess of the name that was typed. */
  | { readonly kind: 'unknown'; readonly typed: string }
  /** Nothing was typed where a name could be. */
  | { readonly kind: 'none' };

export const mostCandidates = 5;

/** Finds the customer that the whole query names: a name, an alias, an account number, a part of a name, its sound or initials. */
export function findCustomer(query: string, index: CustomerIndex): CustomerMatch {
  const typed = query.trim();
  const whole = foldName(typed);
  if (whole === '') return { kind: 'none' };
  const exact = ownersOfName(typed, index);
  if (exact.length > 0) return oneOrSeveral(exact, typed);
  const form = typedForm(typed);
  const found = matchOf(form, typed, index);
  if (found.kind !== 'unknown') return found;
  const shorter = withoutBegunLegalForm(typed);
  return shorter ? matchOf(shorter, typed, index) : found;
}

/** All customers that fit what was typed so far, best first. */
export function listCustomers(
  typed: string,
  index: CustomerIndex,
  limit: number,
): readonly CustomerId[] {
  const form = withoutBegunLegalForm(typed) ?? typedForm(typed);
  if (form.pieces.length === 0) return [];
  const exact = ownersOfName(typed, index);
  const hits = findHits(index, (segment) => namesWith(segment, form));
  const alike =
    hits.length + exact.length < mostCandidates
      ? findHits(index, (segment) => namesLike(segment, form))
      : [];
  const ids = [
    ...exact,
    ...bestOfEach([...hits.slice(0, limit), ...alike], index).map(({ id }) => id),
  ];
  return [...new Set(ids)].slice(0, limit);
}

/**
 * Every customer whose name or alias holds what was typed; where none does, those that are found by
 * its sound, its initials or the account number. No mistakes are guessed at. In no order.
 */
export function customersWith(typed: string, index: CustomerIndex): readonly CustomerId[] {
  const { form, pieces } = typedForm(typed);
  if (pieces.length === 0) return [];
  const holding = ({ names, owners }: NameSegment) =>
    owners.filter((_owner, entry) => names[entry]?.includes(form));
  const found = [
    ...ownersOfName(typed, index),
    ...holding(index.base).filter((id) => !index.gone.has(id)),
    ...holding(index.recent),
  ];
  if (found.length > 0) return [...new Set(found)];
  return findHits(index, (segment) => namesWith(segment, typedForm(typed))).map(({ id }) => id);
}

/** Those whose name, alias or account number was typed in full; the legal form may differ. */
export function ownersOfName(typed: string, index: CustomerIndex): readonly CustomerId[] {
  const owners = exactOwners(index, foldName(typed));
  return owners.length > 0 ? owners : exactOwners(index, foldName(withoutLegalForm(typed)));
}

/** The customers who have a name, alias or account number, whatever the script, case or spaces. */
export function customersCalled(name: string, index: CustomerIndex): readonly CustomerId[] {
  return exactOwners(index, foldName(name));
}

/** Which customer a name means that nobody has in full. */
export function matchOf(
  form: Typed,
  typed: string,
  index: CustomerIndex,
  hits = findHits(index, (segment) => namesWith(segment, form)),
): CustomerMatch {
  const clear = hits.filter((hit) => hit.fit <= fit.initials);
  const [first] = clear;
  if (first?.fit === fit.part) {
    const parts = clear.filter((hit) => hit.fit === fit.part);
    const similar = parts.length > 1 ? [] : similarTo(first, form, index);
    return isCertain(first, parts, similar, form)
      ? { kind: 'one', id: first.id, matched: typed }
      : several([...parts, ...similar], typed);
  }
  if (first) {
    return clear.length === 1 && first.isWhole && areSureInitials(form, typed)
      ? { kind: 'one', id: first.id, matched: typed }
      : several(clear, typed);
  }
  const [begun] = hits;
  if (begun?.fit === fit.begun && !begun.isSound) {
    const similar = hits.length > 1 ? [] : similarTo(begun, form, index);
    if (isCertain(begun, hits, similar, form)) return { kind: 'one', id: begun.id, matched: typed };
  }
  const alike = findHits(index, (segment) => namesLike(segment, form));
  const all = bestOfEach([...hits, ...alike], index);
  if (all.length === 0) return { kind: 'unknown', typed };
  const match = several(all, typed);
  return (all[0]?.fit ?? 0) >= fit.alike ? { ...match, isLikeness: true } : match;
}

function isCertain(
  first: Hit,
  parts: readonly Hit[],
  similar: readonly Hit[],
  { form, letters }: Typed,
): boolean {
  // A single character, or a few letters, are too little to go by.
  const isPart = first.fit === fit.part && !first.isSound;
  const isLong = letters === null ? form.length > 1 : letters.length > (isPart ? 2 : 3);
  return isLong && parts.length === 1 && similar.length === 0;
}

/**
 * Other customers who may be meant just as well. A sound is easily mistaken (many speakers write n
 * for ng), and so is a word that is only begun. Where written characters or whole words fit only
 * one, another is as likely only if what was typed is the whole of its name but for one mistake,
 * and not the whole of the first.
 */
function similarTo(first: Hit, form: Typed, index: CustomerIndex): readonly Hit[] {
  if (!first.isSound && first.isWhole) return [];
  return findHits(index, (segment) => namesNear(segment, form, 1)).filter(
    ({ id, isWhole }) => id !== first.id && (isWhole || first.isSound || first.fit === fit.begun),
  );
}

/**
 * Initials of a whole name mean its customer for certain where they are many, have no vowel, as English words
 * have, and are not in capitals, as other names' initials are.
 */
function areSureInitials({ letters }: Typed, typed: string): boolean {
  return (
    letters !== null && letters.length >= 4 && !/[aeiou]/.test(letters) && typed.trim() === letters
  );
}

/** Each customer once, by what fits it best. */
function bestOfEach(hits: readonly Hit[], index: CustomerIndex): readonly Hit[] {
  const seen = new Set<CustomerId>();
  return hits.toSorted(orderFor(index)).filter(({ id }) => {
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  });
}

function several(
  hits: readonly Hit[],
  typed: string,
): CustomerMatch & { readonly kind: 'several' } {
  return { kind: 'several', ids: hits.slice(0, mostCandidates).map(({ id }) => id), typed };
}

export function oneOrSeveral(ids: readonly CustomerId[], typed: string): CustomerMatch {
  const [id, ...others] = ids;
  if (id === undefined) return { kind: 'unknown', typed };
  if (others.length === 0) return { kind: 'one', id, matched: typed };
  return { kind: 'several', ids: ids.slice(0, mostCandidates), typed };
}

import type { CustomerId } from '../../domain/customer.ts';
import { type CustomerIndex, exactOwners, findHits } from './customer-index.ts';
import { mostCandidates, ownersOfName } from './customer-match.ts';
import { nameTokens, withoutLegalForm } from './fold-name.ts';
import { fit, type Typed, typedForm } from './name-hit.ts';
import { namesLike } from './names-like.ts';
import { namesWith } from './names-with.ts';

/** A name of fewer characters or letters says too little where it stands in a longer one. */
const shortestCharacters = 4;
const shortestLetters = 6;

/** 东方纺织集团 and 东方纺织厂 may well be one. */
const kindOfFirm = /(?:集团|集團|总厂|總廠|分厂|分廠|厂|廠|[总總分]公司)$/u;

/**
 * Customers that a new one of these names may be the same as: the name in the other script, with
 * another legal form, with a mistake, longer or shorter. At most five, best first.
 */
export function lookAlikes(names: readonly string[], index: CustomerIndex): readonly CustomerId[] {
  const ids = names.flatMap((name) => {
    const core = withoutLegalForm(name).replace(kindOfFirm, '');
    return [
      ...ownersOfName(name, index),
      ...similarNames(typedForm(name), index),
      ...namesWithin(name, index),
      ...(core.length >= shortestCharacters ? similarNames(typedForm(core), index) : []),
    ];
  });
  return [...new Set(ids)].slice(0, mostCandidates);
}

function similarNames(form: Typed, index: CustomerIndex): readonly CustomerId[] {
  if (form.pieces.length === 0) return [];
  const isLong = form.letters === null ? form.pieces.length > 1 : form.letters.length > 3;
  if (!isLong) return [];
  return findHits(index, (segment) => [
    ...namesWith(segment, form).filter((hit) => hit.fit === fit.part),
    ...namesLike(segment, form).filter((hit) => hit.fit === fit.alike),
  ]).map(({ id }) => id);
}

/** The customers whose whole name stands in a longer one and is most of it. */
function namesWithin(name: string, index: CustomerIndex): readonly CustomerId[] {
  const tokens = nameTokens(withoutLegalForm(name));
  const ids: CustomerId[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    let key = '';
    for (let to = from; to < tokens.length; to += 1) {
      key += tokens[to]?.folded ?? '';
      const isLong = key.length >= (tokens[from]?.ideograph ? shortestCharacters : shortestLetters);
      if (isLong && (to + 1 - from) * 2 > tokens.length) ids.push(...exactOwners(index, key));
    }
  }
  return ids;
}

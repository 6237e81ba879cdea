import { locales } from '../domain/locale.ts';
import { type FigureKey, figureKeys } from '../domain/progress/figures.ts';
import { UserError } from '../domain/user-error.ts';
import { wordsFor } from '../i18n/words.ts';
import { shorten } from '../views/message.ts';
import { figureName } from '../views/progress-words.ts';

/** Every figure by each of its names, in every language; one that another begins with comes later. */
const named = figureKeys
  .flatMap((key) =>
    locales.map((locale) => ({ key, name: figureName(key, wordsFor(locale)).toLowerCase() })),
  )
  .toSorted((one, other) => other.name.length - one.name.length);

/**
 * The figure that a line begins with, in any language, and the rest of it.
 *
 * @throws UserError where it begins with none.
 */
export function figureAtStart(typed: string): {
  readonly figure: FigureKey;
  readonly rest: string;
} {
  const text = typed.trim();
  const found = named.find(({ name }) => {
    const isThere = text.slice(0, name.length).toLowerCase() === name;
    // 客户数 may be followed by anything, `Red` by no other letter.
    return isThere && !/^\p{Script=Latin}/u.test(text.slice(name.length));
  });
  if (found) return { figure: found.key, rest: text.slice(found.name.length) };
  throw new UserError('error.figureUnknown', { typed: shorten(text, 80) }, 'progress.listExample');
}

import { english, type Words } from './words/english.ts';
import { simplified } from './words/simplified.ts';
import { traditional } from './words/traditional.ts';

export type { Words } from './words/english.ts';

/**
 * The words for a Slack locale; whatever is not Chinese reads English. The Chinese names of the
 * main controls keep the English one beside them, so that one test finds them in every language.
 */
export function wordsFor(locale: string): Words {
  if (/^zh-(?:TW|HK|MO|Hant)/i.test(locale)) return traditional;
  return /^zh/i.test(locale) ? simplified : english;
}

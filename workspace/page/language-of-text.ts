/**
 * The language of a text where it plainly is not the reader's own, as a `lang` attribute: `en` or
 * `zh`. `undefined` where the text may be in the reader's language, one that mixes both scripts
 * (a customer's Chinese name in an English sentence) included.
 * @param locale The reader's, such as `zh-TW`.
 */
export function languageOfText(text: string, locale: string): 'en' | 'zh' | undefined {
  const hasHan = /\p{Script=Han}/u.test(text);
  const hasLatin = /\p{Script=Latin}/u.test(text);
  if (hasHan === hasLatin) return undefined;
  const language = hasHan ? 'zh' : 'en';
  return locale.toLowerCase().startsWith(language) ? undefined : language;
}

/** A Slack locale's language in its own words, such as `简体中文`, `繁體中文` or `English`. */
export function languageName(locale: string): string {
  const { language, script } = new Intl.Locale(locale).maximize();
  const wanted = language === 'zh' ? `zh-${script ?? 'Hans'}` : language;
  return new Intl.DisplayNames(locale, { type: 'language' }).of(wanted) ?? locale;
}

/** The languages Linesman speaks. */
export type Locale = 'en' | 'zh-Hans' | 'zh-Hant';

export const locales: readonly Locale[] = ['en', 'zh-Hans', 'zh-Hant'];

/** The BCP 47 tag with which `Intl` writes dates and numbers in a language. */
export const intlLocale: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-Hant-CN',
};

/** Slack's locale (`zh-CN`, `zh-TW`, `en-GB` …) to a language of ours; English where none fits. */
export function localeOfSlack(slackLocale: string | undefined): Locale {
  const tag = (slackLocale ?? '').toLowerCase().replace('_', '-');
  if (!tag.startsWith('zh')) return 'en';
  return /hant|tw|hk|mo/.test(tag) ? 'zh-Hant' : 'zh-Hans';
}

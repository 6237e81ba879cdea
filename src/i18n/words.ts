import { IntlMessageFormat } from 'intl-messageformat';
import { intlLocale, type Locale } from '../domain/locale.ts';
import { en } from './en.ts';
import type { MessageKey, Messages } from './message-keys.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

export type { MessageKey } from './message-keys.ts';
export { intlLocale };

export type MessageParameters = Readonly<Record<string, string | number>>;

/** A language's sentences. Values are put in as they are: views escape what people typed. */
export type Words = {
  readonly locale: Locale;
  /** @throws when a placeholder has no value. */
  t(key: MessageKey, parameters?: MessageParameters): string;
};

/** All sentences by language. */
export const catalogues: Readonly<Record<Locale, Messages>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
};

function createWords(locale: Locale): Words {
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  return {
    locale,
    t(key, parameters = {}) {
      let message = compiled.get(key);
      if (!message) {
        message = new IntlMessageFormat(catalogues[locale][key], intlLocale[locale], undefined, {
          ignoreTag: true,
        });
        compiled.set(key, message);
      }
      return String(message.format(parameters));
    },
  };
}

const all: Readonly<Record<Locale, Words>> = {
  en: createWords('en'),
  'zh-Hans': createWords('zh-Hans'),
  'zh-Hant': createWords('zh-Hant'),
};

/** The sentences of a language. */
export function wordsFor(locale: Locale): Words {
  return all[locale];
}

import { useCallback, useEffect, useState } from 'react';

const shownFor = 9000;

/** A sentence for the person: something failed, or something happened. */
export type SpokenNotice = { readonly sentence: string; readonly kind: 'failure' | 'news' };

/** The one sentence the page has to say right now; it goes away by itself or when dismissed. */
export function useNotice(): {
  readonly notice: SpokenNotice | null;
  readonly notify: (sentence: string, kind?: SpokenNotice['kind']) => void;
  readonly dismiss: () => void;
} {
  const [notice, setNotice] = useState<SpokenNotice | null>(null);
  const notify = useCallback(
    (sentence: string, kind: SpokenNotice['kind'] = 'failure') => setNotice({ sentence, kind }),
    [],
  );
  const dismiss = useCallback(() => setNotice(null), []);
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(dismiss, shownFor);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  return { notice, notify, dismiss };
}

import { useCallback, useEffect, useState } from 'react';

const shownFor = 9000;

/** The one sentence the page has to say right now; it goes away by itself or when dismissed. */
export function useNotice(): {
  readonly notice: string | null;
  readonly notify: (sentence: string) => void;
  readonly dismiss: () => void;
} {
  const [spoken, setSpoken] = useState<{ readonly sentence: string } | null>(null);
  const notify = useCallback((sentence: string) => setSpoken({ sentence }), []);
  const dismiss = useCallback(() => setSpoken(null), []);
  useEffect(() => {
    if (spoken === null) return;
    const timer = setTimeout(dismiss, shownFor);
    return () => clearTimeout(timer);
  }, [spoken, dismiss]);
  return { notice: spoken?.sentence ?? null, notify, dismiss };
}

import { useEffect, useState } from 'react';
import { usePage } from './page-context.ts';
import { ServerSilent, sendGesture } from './talk-to-server.ts';

/** Tells the app that one of its tabs was opened; answers whether that is still under way. */
export function useOpenTab(tab: 'home' | 'messages'): boolean {
  const { state, words, notify } = usePage();
  const { personId } = state;
  const [isOpening, setIsOpening] = useState(true);
  useEffect(() => {
    let isCurrent = true;
    setIsOpening(true);
    sendGesture('home', { personId, tab })
      .then(
        ({ error }) => {
          if (isCurrent && error !== null) notify(words.serverSentence(error));
        },
        (error: unknown) => {
          if (!(error instanceof ServerSilent)) throw error;
          if (isCurrent) notify(words.noAnswer);
        },
      )
      .finally(() => isCurrent && setIsOpening(false));
    return () => {
      isCurrent = false;
    };
  }, [personId, tab, notify, words]);
  return isOpening;
}

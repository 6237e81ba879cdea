import { useState } from 'react';
import type { ShortcutRequest } from '../protocol.ts';
import { usePage } from './page-context.ts';
import { ServerSilent, sendGesture } from './talk-to-server.ts';

/** Chooses the app's shortcuts, one at a time; what goes wrong is said to the person. */
export function useShortcut(): {
  readonly choose: (callbackId: string, message: ShortcutRequest['message']) => void;
  readonly isBusy: boolean;
} {
  const { state, words, notify } = usePage();
  const [isBusy, setIsBusy] = useState(false);
  const run = async (callbackId: string, message: ShortcutRequest['message']) => {
    setIsBusy(true);
    try {
      const request = { personId: state.personId, callbackId, message };
      const { error } = await sendGesture('shortcut', request);
      if (error !== null) notify(words.serverSentence(error));
    } catch (error) {
      if (!(error instanceof ServerSilent)) throw error;
      notify(words.noAnswer);
    } finally {
      setIsBusy(false);
    }
  };
  return { choose: (...choice) => void run(...choice), isBusy };
}

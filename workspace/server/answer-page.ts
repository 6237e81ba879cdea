import type { BrowserAnswer } from '../protocol.ts';
import type { AppAnswer } from './carry-to-app.ts';

/** The gesture did what it should. */
export const done: BrowserAnswer = { ok: true, error: null, fieldErrors: {} };

/** The gesture failed; the sentence says why. */
export function failed(error: string): BrowserAnswer {
  return { ok: false, error, fieldErrors: {} };
}

/** Fields to be corrected, by block id. */
export function refusedFields(fieldErrors: BrowserAnswer['fieldErrors']): BrowserAnswer {
  return { ok: false, error: null, fieldErrors };
}

/**
 * Why the app gave no usable answer, as a sentence; `null` where it did.
 * @param what Stands first in the sentence, such as `/visit`.
 */
export function troubleWith(what: string, answer: AppAnswer): string | null {
  switch (answer.kind) {
    case 'answered':
      return null;
    case 'silent':
      return `${what} failed: the app did not answer in 3 seconds (operation_timeout).`;
    case 'unreachable':
      return `${what} failed: the app is not connected (dispatch_failed).`;
    case 'refused':
      return `${what} failed: the app answered with status ${answer.status} (dispatch_failed).`;
  }
}

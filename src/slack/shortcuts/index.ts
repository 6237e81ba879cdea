import type { Shortcut } from '../define-shortcut.ts';
import { addFollowUpShortcut, addFollowUpToMessageShortcut } from './add-follow-up.ts';
import { keepDocumentShortcut } from './keep-document.ts';
import { logVisitFromMessageShortcut, logVisitShortcut } from './log-visit.ts';

/** Every shortcut of the manifest. */
export const shortcuts: readonly Shortcut[] = [
  logVisitShortcut,
  addFollowUpShortcut,
  logVisitFromMessageShortcut,
  addFollowUpToMessageShortcut,
  keepDocumentShortcut,
];

import type { MessageKey } from '../../i18n/words.ts';
import type { Phrase } from '../user-error.ts';

const names: Readonly<Record<string, MessageKey>> = {
  application: 'ticket.document.application',
  licence: 'ticket.document.licence',
  'one-time-notice': 'ticket.document.oneTimeNotice',
  'survey-record': 'ticket.document.surveyRecord',
  'external-plan': 'ticket.document.externalPlan',
  'internal-plan': 'ticket.document.internalPlan',
  'review-minutes': 'ticket.document.reviewMinutes',
  'reply-letter': 'ticket.document.replyLetter',
  drawings: 'ticket.document.drawings',
  'review-opinion': 'ticket.document.reviewOpinion',
  'inspection-record': 'ticket.document.inspectionRecord',
  'completion-report': 'ticket.document.completionReport',
  'supply-contract': 'ticket.document.supplyContract',
  'dispatch-agreement': 'ticket.document.dispatchAgreement',
  'installation-record': 'ticket.document.installationRecord',
  'file-list': 'ticket.document.fileList',
};

/** What a document of a template is called; one that the team added stands under its own name. */
export function documentName(document: string): Phrase {
  const key = Object.hasOwn(names, document) ? names[document] : undefined;
  return key ? { key } : document;
}

import type { MessageKey } from '../../i18n/words.ts';
import type { Phrase } from '../user-error.ts';
import type { TicketTemplate } from './stage-template.ts';

const names: Readonly<Record<string, MessageKey>> = {
  ACCEPT: 'ticket.stage.accept',
  SURVEY_BOOK: 'ticket.stage.surveyBook',
  SURVEY: 'ticket.stage.survey',
  PLAN_EXT: 'ticket.stage.planExternal',
  PLAN_INT: 'ticket.stage.planInternal',
  PLAN_REVIEW: 'ticket.stage.planReview',
  PLAN_REPLY: 'ticket.stage.planReply',
  CUSTOMER_OK: 'ticket.stage.customerAgrees',
  DESIGN: 'ticket.stage.design',
  DESIGN_REVIEW: 'ticket.stage.designReview',
  EQUIP: 'ticket.stage.equipment',
  BUILD: 'ticket.stage.build',
  MID_CHECK: 'ticket.stage.midCheck',
  COMPLETION: 'ticket.stage.completion',
  COMPLETION_CHECK: 'ticket.stage.completionCheck',
  EXT_WORKS: 'ticket.stage.externalWorks',
  CONTRACT: 'ticket.stage.contract',
  DISPATCH: 'ticket.stage.dispatch',
  PROJECT_OUTAGE: 'ticket.stage.outage',
  CONNECT: 'ticket.stage.connect',
  RETURN_VISIT: 'ticket.stage.returnVisit',
  ARCHIVE: 'ticket.stage.archive',
};

/** What a stage is called: by the team, or by the bot in the reader's language. */
export function stageName(code: string, { stages }: Pick<TicketTemplate, 'stages'>): Phrase {
  const own = stages.find((stage) => stage.code === code)?.name;
  if (own) return own;
  const key = Object.hasOwn(names, code) ? names[code] : undefined;
  return key ? { key } : code;
}

import type { Action } from '../define-action.ts';
import * as absenceActions from './absence-actions.ts';
import * as appointmentActions from './appointment-actions.ts';
import * as bulletinActions from './bulletin-actions.ts';
import * as calendarActions from './calendar-actions.ts';
import * as calendarFeedActions from './calendar-feed-actions.ts';
import * as contactActions from './contact-actions.ts';
import * as creditActions from './credit-actions.ts';
import * as customerActions from './customer-actions.ts';
import { editDepartmentAction } from './department-actions.ts';
import * as documentActions from './document-actions.ts';
import * as followUpActions from './follow-up-actions.ts';
import * as gapActions from './gap-actions.ts';
import * as handOverActions from './hand-over-actions.ts';
import * as importActions from './import-actions.ts';
import * as importantDateActions from './important-date-actions.ts';
import * as journalActions from './journal-actions.ts';
import * as mergeActions from './merge-actions.ts';
import * as minuteActions from './minute-actions.ts';
import * as missedActions from './missed-actions.ts';
import { openFormAction } from './open-form.ts';
import { erasePersonAction } from './person-actions.ts';
import * as planActions from './plan-actions.ts';
import * as progressActions from './progress-actions.ts';
import * as reminderActions from './reminder-actions.ts';
import { editRulesAction } from './rule-actions.ts';
import * as stageActions from './stage-actions.ts';
import * as teamActions from './team-actions.ts';
import * as templateActions from './template-actions.ts';
import * as ticketActions from './ticket-actions.ts';
import * as trailActions from './trail-actions.ts';
import * as visitActions from './visit-actions.ts';
import * as visitLineActions from './visit-line-actions.ts';

/** Everything that a button or a menu can do. */
export const actions: readonly Action[] = [
  ...Object.values(visitActions),
  ...Object.values(appointmentActions),
  ...Object.values(visitLineActions),
  ...Object.values(customerActions),
  ...Object.values(contactActions),
  ...Object.values(documentActions),
  ...Object.values(creditActions),
  ...Object.values(gapActions),
  ...Object.values(importActions),
  ...Object.values(importantDateActions),
  ...Object.values(followUpActions),
  ...Object.values(progressActions),
  ...Object.values(reminderActions),
  ...Object.values(missedActions),
  ...Object.values(trailActions),
  ...Object.values(journalActions),
  ...Object.values(bulletinActions),
  ...Object.values(minuteActions),
  ...Object.values(planActions),
  ...Object.values(absenceActions),
  ...Object.values(calendarActions),
  ...Object.values(calendarFeedActions),
  ...Object.values(templateActions),
  ...Object.values(ticketActions),
  ...Object.values(stageActions),
  ...Object.values(teamActions),
  ...Object.values(handOverActions),
  ...Object.values(mergeActions),
  editDepartmentAction,
  editRulesAction,
  erasePersonAction,
  openFormAction,
];

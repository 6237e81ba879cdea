import type { Action } from '../define-action.ts';
import {
  addCustomerAction,
  changeCustomerAction,
  editCustomerAction,
  listCustomersAction,
  logVisitForCustomerAction,
  showCustomerAction,
} from './customer-actions.ts';
import { doneAction, snoozeAction } from './follow-up-actions.ts';
import { openFormAction } from './open-form.ts';
import { useChannelAction } from './team-actions.ts';
import {
  addCustomerAndLogAction,
  addVisitFollowUpAction,
  chooseCustomerAction,
  editVisitAction,
  shareVisitAction,
  undoVisitAction,
} from './visit-actions.ts';

/** Everything that a button or a menu can do. */
export const actions: readonly Action[] = [
  editVisitAction,
  undoVisitAction,
  shareVisitAction,
  addVisitFollowUpAction,
  chooseCustomerAction,
  addCustomerAndLogAction,
  showCustomerAction,
  listCustomersAction,
  logVisitForCustomerAction,
  addCustomerAction,
  editCustomerAction,
  changeCustomerAction,
  openFormAction,
  doneAction,
  snoozeAction,
  useChannelAction,
];

import type { Command } from '../src/slack/define-command.ts';
import type { NounWords } from '../src/slack/route-line.ts';
import addCustomer from './customer/add.ts';
import showCustomer from './customer/show.ts';
import addFollowUp from './due/add.ts';
import doneFollowUp from './due/done.ts';
import listDue from './due/list.ts';
import showFollowUp from './due/show.ts';
import snoozeFollowUp from './due/snooze.ts';
import help from './kam/help.ts';
import pause from './kam/pause.ts';
import resume from './kam/resume.ts';
import setup from './kam/setup.ts';
import whoami from './kam/whoami.ts';
import logVisit from './visit/log.ts';
import showVisit from './visit/show.ts';

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  logVisit,
  showVisit,
  showCustomer,
  addCustomer,
  listDue,
  showFollowUp,
  doneFollowUp,
  snoozeFollowUp,
  addFollowUp,
  help,
  whoami,
  setup,
  pause,
  resume,
];

/** The words that lines start with; the first of each is its slash command. */
export const nouns: NounWords = {
  visit: ['visit', '走访', '走訪', '拜访', '拜訪'],
  customer: ['customer', '客户', '客戶'],
  due: ['due', '待办', '待辦', '跟进', '跟進'],
  kam: ['kam', 'linesman'],
};

import type { Command } from '../src/slack/define-command.ts';
import type { NounWords } from '../src/slack/route-line.ts';
import addCustomer from './customer/add.ts';
import customerAliases from './customer/alias.ts';
import briefCustomer from './customer/brief.ts';
import keepContact from './customer/contact.ts';
import listContacts from './customer/contacts.ts';
import customerCredit from './customer/credit.ts';
import addImportantDate from './customer/date.ts';
import listImportantDates from './customer/dates.ts';
import editCustomer from './customer/edit.ts';
import exportCustomers from './customer/export.ts';
import listDocuments from './customer/files.ts';
import listGaps from './customer/gaps.ts';
import importCustomers from './customer/import.ts';
import linkDocument from './customer/link.ts';
import listCustomers from './customer/list.ts';
import mergeCustomers from './customer/merge.ts';
import showCustomer from './customer/show.ts';
import addFollowUp from './due/add.ts';
import doneFollowUp from './due/done.ts';
import giveFollowUp from './due/give.ts';
import followUpHistory from './due/history.ts';
import listDue from './due/list.ts';
import listDueFor from './due/list-for.ts';
import showFollowUp from './due/show.ts';
import snoozeFollowUp from './due/snooze.ts';
import stopFollowUp from './due/stop.ts';
import audit from './kam/audit.ts';
import away from './kam/away.ts';
import back from './kam/back.ts';
import bulletin from './kam/bulletin.ts';
import calendar from './kam/calendar.ts';
import calendarFeed from './kam/calendar-feed.ts';
import departments from './kam/departments.ts';
import forget from './kam/forget.ts';
import handover from './kam/handover.ts';
import help from './kam/help.ts';
import journal from './kam/journal.ts';
import minutes from './kam/minutes.ts';
import missed from './kam/missed.ts';
import pause from './kam/pause.ts';
import plan from './kam/plan.ts';
import planMonth from './kam/plan-month.ts';
import resume from './kam/resume.ts';
import role from './kam/role.ts';
import rules from './kam/rules.ts';
import settings from './kam/settings.ts';
import setup from './kam/setup.ts';
import stages from './kam/stages.ts';
import team from './kam/team.ts';
import whoami from './kam/whoami.ts';
import year from './kam/year.ts';
import exportProgress from './progress/export.ts';
import listFigure from './progress/list.ts';
import showProgress from './progress/show.ts';
import acceptTicket from './ticket/accept.ts';
import approveTicket from './ticket/approve.ts';
import assignTicket from './ticket/assign.ts';
import blockTicket from './ticket/block.ts';
import ticketBoard from './ticket/board.ts';
import cardTicket from './ticket/card.ts';
import chartTicket from './ticket/chart.ts';
import closeTicket from './ticket/close.ts';
import declineTicket from './ticket/decline.ts';
import doneTicket from './ticket/done.ts';
import exportTickets from './ticket/export.ts';
import fileTicket from './ticket/file.ts';
import greenTicket from './ticket/green.ts';
import historyTicket from './ticket/history.ts';
import linkTicket from './ticket/link.ts';
import listTicket from './ticket/list.ts';
import noteTicket from './ticket/note.ts';
import openTicket from './ticket/open.ts';
import ticketOverview from './ticket/overview.ts';
import planTicket from './ticket/plan.ts';
import queueTicket from './ticket/queue.ts';
import rejectTicket from './ticket/reject.ts';
import reopenTicket from './ticket/reopen.ts';
import resumeTicket from './ticket/resume.ts';
import showTicket from './ticket/show.ts';
import skipTicket from './ticket/skip.ts';
import slipTicket from './ticket/slip.ts';
import unblockTicket from './ticket/unblock.ts';
import waitTicket from './ticket/wait.ts';
import whyTicket from './ticket/why.ts';
import addToVisit from './visit/add.ts';
import commentVisit from './visit/comment.ts';
import editVisit from './visit/edit.ts';
import exportVisits from './visit/export.ts';
import listVisits from './visit/list.ts';
import logVisit from './visit/log.ts';
import planVisit from './visit/plan.ts';
import reportVisit from './visit/report.ts';
import searchVisits from './visit/search.ts';
import showVisit from './visit/show.ts';
import undoVisit from './visit/undo.ts';

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  logVisit,
  planVisit,
  listVisits,
  searchVisits,
  exportVisits,
  showVisit,
  addToVisit,
  reportVisit,
  commentVisit,
  editVisit,
  undoVisit,
  showCustomer,
  addCustomer,
  listCustomers,
  briefCustomer,
  keepContact,
  listContacts,
  listGaps,
  customerCredit,
  addImportantDate,
  listImportantDates,
  listDocuments,
  linkDocument,
  editCustomer,
  customerAliases,
  mergeCustomers,
  importCustomers,
  exportCustomers,
  openTicket,
  ticketOverview,
  showTicket,
  listTicket,
  exportTickets,
  ticketBoard,
  cardTicket,
  queueTicket,
  acceptTicket,
  doneTicket,
  declineTicket,
  rejectTicket,
  approveTicket,
  waitTicket,
  resumeTicket,
  assignTicket,
  planTicket,
  greenTicket,
  blockTicket,
  unblockTicket,
  linkTicket,
  noteTicket,
  skipTicket,
  whyTicket,
  fileTicket,
  historyTicket,
  chartTicket,
  slipTicket,
  closeTicket,
  reopenTicket,
  listDue,
  doneFollowUp,
  snoozeFollowUp,
  addFollowUp,
  listDueFor,
  giveFollowUp,
  showFollowUp,
  stopFollowUp,
  followUpHistory,
  showProgress,
  exportProgress,
  listFigure,
  help,
  whoami,
  settings,
  away,
  back,
  setup,
  rules,
  role,
  team,
  journal,
  plan,
  planMonth,
  bulletin,
  minutes,
  year,
  departments,
  handover,
  stages,
  missed,
  audit,
  forget,
  pause,
  resume,
  calendar,
  calendarFeed,
];

/** The words that lines start with; the first of each is its slash command. */
export const nouns: NounWords = {
  visit: ['visit', '走访', '走訪', '拜访', '拜訪'],
  customer: ['customer', '客户', '客戶'],
  ticket: ['ticket', '工单', '工單', '业扩', '業擴'],
  due: ['due', '待办', '待辦', '跟进', '跟進'],
  progress: ['progress', '进展', '進展', '进度', '進度'],
  kam: ['kam', 'linesman'],
};

import type { MessageKey } from '../i18n/words.ts';
import { importanceNames, kindNames, programmeNames, supplyNames } from './ticket-facts.ts';

/** What the fields of records are called, as in their forms; one without a name stands as it is. */
export const fieldNames: Readonly<Record<string, MessageKey>> = {
  name: 'customer.form.name',
  englishName: 'customer.form.englishName',
  aliases: 'customer.form.aliases',
  accountNumber: 'customer.form.account',
  creditGrade: 'customer.form.grade',
  voltage: 'customer.form.voltage',
  capacityKva: 'customer.form.capacity',
  managerId: 'trail.manager',
  secondManagerId: 'trail.secondManager',
  leaderId: 'trail.leader',
  customerId: 'visit.form.customer',
  note: 'visit.form.note',
  day: 'visit.form.day',
  time: 'visit.form.time',
  isMeeting: 'trail.meeting',
  undoneAt: 'trail.undoneAt',
  report_purpose: 'report.purpose',
  report_contactsMet: 'report.contactsMet',
  report_needs: 'report.needs',
  report_findings: 'report.findings',
  report_problems: 'report.problems',
  report_nextStep: 'report.nextStep',
  what: 'due.form.what',
  due_day: 'trail.dueDay',
  due_time: 'trail.dueTime',
  ownerId: 'trail.owner',
  remark: 'due.form.giveNote',
  closed_note: 'due.form.note',
  state: 'trail.stateName',
  kind: 'ticket.form.kind',
  supplyMode: 'ticket.form.supplyMode',
  importance: 'ticket.form.importance',
  programme: 'ticket.form.programme',
  requiredOn: 'ticket.form.requiredOn',
  blockedReason: 'ticket.form.reason',
  closingNote: 'due.form.giveNote',
  change_stage: 'ticket.form.stage',
  change_note: 'due.form.giveNote',
  change_reason: 'ticket.form.reason',
};

const states: Readonly<Record<string, MessageKey>> = {
  planned: 'trail.state.planned',
  held: 'trail.state.held',
  missed: 'trail.state.missed',
  open: 'trail.state.open',
  done: 'trail.state.done',
  undone: 'trail.state.undone',
  completed: 'trail.state.completed',
  withdrawn: 'trail.state.withdrawn',
};

/** What the values of some fields are called. */
export const valueNames: Readonly<Record<string, Readonly<Record<string, MessageKey>>>> = {
  kind: kindNames,
  supplyMode: supplyNames,
  importance: importanceNames,
  programme: programmeNames,
  state: states,
};

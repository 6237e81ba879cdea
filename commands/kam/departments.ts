import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { listDepartments } from '../../src/usecases/departments.ts';
import { departmentList } from '../../src/views/department-list.ts';

/** `/kam departments`: who does the stages of a ticket, and where hand-overs are told. */
export default defineCommand({
  noun: 'kam',
  verbs: ['departments', 'department', '部门', '部門'],
  summary: 'kam.departments.summary',
  usage: 'kam.departments.usage',
  example: 'kam.departments.example',
  takesText: false,
  read: () => null,
  run: async (_nothing, context) =>
    say(departmentList(await listDepartments(context), context.words)),
});

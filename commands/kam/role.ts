import type { Role } from '../../src/domain/person.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { giveRole } from '../../src/usecases/change-role.ts';
import { findPerson } from '../../src/usecases/find-colleague.ts';
import { roleChanged } from '../../src/views/team-list.ts';

const roles: readonly (readonly [Role, RegExp])[] = [
  ['manager', /^(?:manager|account manager|客户经理|客戶經理|经理|經理)$/iu],
  ['specialist', /^(?:specialist|专责|專責|专员|專員)$/iu],
  ['lead', /^(?:lead|主管|负责人|負責人)$/iu],
  ['admin', /^(?:admin|administrator|管理员|管理員)$/iu],
];

/** `/kam role @Emma lead` */
export default defineCommand({
  noun: 'kam',
  verbs: ['role', 'roles', '角色'],
  summary: 'kam.role.summary',
  usage: 'kam.role.usage',
  example: 'kam.role.example',
  takesText: true,
  read: (text) => text.trim(),

  async run(typed, context) {
    const { person, rest } = await findPerson(
      context,
      typed,
      context.mentioned,
      'kam.role.example',
    );
    const said = rest.replace(/^(?:is|as|设为|設為|是)\s*/iu, '').trim();
    const role = roles.find(([, pattern]) => pattern.test(said))?.[0];
    if (!role) throw new UserError('error.roleMissing', { typed: said }, 'kam.role.example');
    return say(roleChanged(await giveRole(context, person, role), context.words));
  },
});

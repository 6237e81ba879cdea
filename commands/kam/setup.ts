import { defineCommand } from '../../src/slack/define-command.ts';
import { openForm, say } from '../../src/slack/reply.ts';
import { claimSetupCode, showTeamSetup } from '../../src/usecases/set-up-team.ts';
import { sentences } from '../../src/views/message.ts';
import { teamSetupForm } from '../../src/views/team-setup.ts';

/** `/kam setup` opens the team's form; `/kam setup <code>` makes whoever has the code an admin. */
export default defineCommand({
  noun: 'kam',
  verbs: ['setup', '团队设置', '團隊設定', '團隊設置', '初始设置', '初始設定'],
  summary: 'kam.setup.summary',
  usage: 'kam.setup.usage',
  example: 'kam.setup.example',
  takesText: true,

  read: (code) => code.trim(),

  async run(code, context) {
    const { words } = context;
    if (code !== '') {
      await claimSetupCode(context, code);
      return say(sentences(words.t('setup.codeAccepted')));
    }
    return openForm(teamSetupForm(await showTeamSetup(context), words));
  },
});

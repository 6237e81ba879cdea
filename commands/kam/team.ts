import { UserError } from '../../src/domain/user-error.ts';
import { personAtStart } from '../../src/language/quantities/mention-names.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { openForm, say } from '../../src/slack/reply.ts';
import { findPerson } from '../../src/usecases/find-colleague.ts';
import { showTeamSetup } from '../../src/usecases/set-up-team.ts';
import { actFor, addTeam, listTeams, moveToTeam } from '../../src/usecases/teams.ts';
import { movedToTeam, teamList } from '../../src/views/team-list.ts';
import { setupPress, teamSetupForm } from '../../src/views/team-setup.ts';

const add = /^(?:add|new|create|新增|新建|创建|創建|建立)\s*(?<name>.*)$/isu;
const to = /^(?:to|in|into|->|→|到|加入|调到|調到)\s*/iu;

/** `/kam team`, `/kam team add North`, `/kam team @Emma North` */
export default defineCommand({
  noun: 'kam',
  verbs: ['team', 'teams', '团队', '團隊'],
  summary: 'kam.team.summary',
  usage: 'kam.team.usage',
  example: 'kam.team.example',
  takesText: true,
  read: (text, { mentioned }) => ({ typed: text.trim(), person: personAtStart(text, mentioned) }),

  async run({ typed, person }, context) {
    const { words } = context;
    if (typed === '') return say(teamList(await listTeams(context), words));
    const added = person ? null : add.exec(typed);
    if (added) {
      const team = await addTeam(context, added.groups?.name ?? '');
      const form = teamSetupForm(await showTeamSetup(await actFor(context, team.id)), words);
      return openForm(form, setupPress(team));
    }
    const { person: found, rest } = await findPerson(
      context,
      typed,
      context.mentioned,
      'kam.team.example',
    );
    const name = rest.replace(to, '');
    if (name === '') throw new UserError('error.teamNameMissing', {}, 'kam.team.example');
    return say(movedToTeam(await moveToTeam(context, found, name), words));
  },
});

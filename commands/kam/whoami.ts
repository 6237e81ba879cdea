import { defineCommand } from '../../src/slack/define-command.ts';
import { say } from '../../src/slack/reply.ts';
import { showOwnSettings } from '../../src/usecases/change-own-settings.ts';
import { departmentsOfTeam } from '../../src/usecases/departments.ts';
import { showHolds } from '../../src/usecases/hold-sending.ts';
import { abilitiesOf } from '../../src/usecases/show-abilities.ts';
import { showCovered } from '../../src/usecases/show-absences.ts';
import { personCard } from '../../src/views/person-card.ts';

/** `/kam whoami`: how Linesman knows the person. */
export default defineCommand({
  noun: 'kam',
  verbs: ['whoami', '我是谁', '我是誰'],
  summary: 'kam.whoami.summary',
  usage: 'kam.whoami.usage',
  example: 'kam.whoami.example',
  takesText: false,
  read: () => null,
  run: async (_nothing, context) => {
    const { actor, now, words } = context;
    const abilities = abilitiesOf(actor);
    const departments = await departmentsOfTeam(context);
    const holds = await showHolds(context);
    const settings = await showOwnSettings(context);
    const covered = await showCovered(context);
    const known = { departments, now, abilities, holds, settings, covered };
    return say(personCard(actor, known, words));
  },
});

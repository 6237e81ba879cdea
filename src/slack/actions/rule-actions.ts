import { z } from 'zod';
import { teamRuleGroups } from '../../domain/team-rules.ts';
import { showTeamRules } from '../../usecases/change-team-rules.ts';
import { allow } from '../../usecases/use-case-context.ts';
import { teamRulesForm } from '../../views/team-rules.ts';
import { defineAction } from '../define-action.ts';
import { openForm } from '../reply.ts';

/** Opens the form of a group of rules. */
export const editRulesAction = defineAction({
  name: 'rules:edit',
  opensForm: true,
  value: z.object({ group: z.enum(teamRuleGroups) }),
  async run({ group }, context) {
    allow(context, { do: 'change-rules' });
    const { responseUrl, words, actor } = context;
    const { settings } = await showTeamRules(context);
    const place = { zone: actor.team.timeZone, responseUrl };
    return openForm(teamRulesForm(group, settings, place, words));
  },
});

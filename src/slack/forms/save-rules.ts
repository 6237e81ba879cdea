import { z } from 'zod';
import { readRuleValue, refuseAfterWork } from '../../domain/rule-value.ts';
import { rulesOf, type TeamRuleGroup, teamRuleGroups } from '../../domain/team-rules.ts';
import { changeTeamRules, showTeamRules } from '../../usecases/change-team-rules.ts';
import { teamRulesCard } from '../../views/team-rules.ts';
import { defineForm, inField } from '../define-form.ts';
import { rewrite } from '../reply.ts';

/** A form for each group of rules; the card that it was opened from shows what was kept. */
export const saveRulesForms = teamRuleGroups.map(saveRulesForm);

function saveRulesForm(group: TeamRuleGroup) {
  const rules = rulesOf(group);
  return defineForm({
    name: `rules:save-${group}`,
    metadata: z.object({ responseUrl: z.string().nullable() }),
    firstField: rules[0]?.[0] ?? '',
    fieldOf: {},
    async run({ values }, _metadata, context) {
      const { settings } = await showTeamRules(context);
      const read = rules.map(([key, kind]) => {
        const value = inField(key, () => readRuleValue(key, kind, values[key] ?? ''));
        inField(key, () => refuseAfterWork(key, value, settings));
        return [key, value] as const;
      });
      await changeTeamRules(context, new Map(read));
      return rewrite(teamRulesCard(await showTeamRules(context), context.words));
    },
  });
}

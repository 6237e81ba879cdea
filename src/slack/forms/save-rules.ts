import { z } from 'zod';
import { otherDocument } from '../../domain/customer-document.ts';
import { readRuleValue, refuseAfterWork } from '../../domain/rule-value.ts';
import { settingDefinitions } from '../../domain/settings.ts';
import { rulesOf, type TeamRuleGroup, teamRuleGroups } from '../../domain/team-rules.ts';
import { changeTeamRules, showTeamRules } from '../../usecases/change-team-rules.ts';
import { documentKindOf } from '../../views/document-rows.ts';
import { teamRulesCard, writtenValue } from '../../views/team-rules.ts';
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
        const usual = writtenValue(settingDefinitions[key].default, kind, context.words);
        const typed = inField(key, () => readRuleValue(key, kind, values[key] ?? '', usual));
        const value = kind === 'kinds' ? kindsOf(typed) : typed;
        inField(key, () => refuseAfterWork(key, value, settings));
        return [key, value] as const;
      });
      await changeTeamRules(context, new Map(read));
      return rewrite(teamRulesCard(await showTeamRules(context), context.words));
    },
  });
}

/** Each once; what is none of them can always be chosen. */
const kindsOf = (names: unknown): readonly string[] =>
  Array.isArray(names)
    ? [...new Set(names.map((name) => documentKindOf(String(name))))].filter(
        (kind) => kind !== otherDocument,
      )
    : [];

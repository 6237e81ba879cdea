import type { KnownBlock } from '@slack/types';
import { lowerGrades } from '../domain/customer.ts';
import { writeRuleValue } from '../domain/rule-value.ts';
import { type Settings, settingDefinitions } from '../domain/settings.ts';
import {
  type RuleValue,
  rulesOf,
  type TeamRuleGroup,
  type TeamRuleKey,
  teamRuleGroups,
  wantedReports,
} from '../domain/team-rules.ts';
import { clockTime, type Weekday, type ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button } from './buttons.ts';
import { documentKindName } from './document-rows.ts';
import { weekdayName } from './format-recurrence.ts';
import { selectField, textField, timeField } from './input-fields.ts';
import { escapeText, type Form, type Message, shorten } from './message.ts';
import { bullets, lines, withCode } from './rich-text.ts';

type Rule = readonly [key: TeamRuleKey, kind: RuleValue];

/** By which times and numbers a team is reminded; those that it has set otherwise say what is usual. */
export function teamRulesCard(
  { settings, mayChange }: { readonly settings: Settings; readonly mayChange: boolean },
  words: Words,
): Message {
  const title = words.t('teamRules.title');
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...teamRuleGroups.flatMap((group): KnownBlock[] => [
        groupRow(group, mayChange, words),
        bullets(...rulesOf(group).map((rule) => [ruleLine(rule, settings, words)])),
      ]),
      lines(withCode(words.t(mayChange ? 'teamRules.next' : 'teamRules.askLead'))),
    ],
  };
}

const groupRow = (group: TeamRuleGroup, mayChange: boolean, words: Words): KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: `*${words.t(`teamRules.${group}`)}*` },
  ...(mayChange
    ? { accessory: button({ name: 'rules:edit', label: words.t('button.edit'), value: { group } }) }
    : {}),
});

function ruleLine([key, kind]: Rule, settings: Settings, words: Words): string {
  const value = shownValue(settings[key], kind, words);
  const usual = shownValue(settingDefinitions[key].default, kind, words);
  const label = words.t(`teamRule.${key}`);
  return value === usual
    ? words.t('teamRules.line', { label, value })
    : words.t('teamRules.changedLine', { label, value, usual });
}

function shownValue(value: Settings[TeamRuleKey], kind: RuleValue, words: Words): string {
  if (kind === 'weekday') return weekdayName(Number(value), words);
  if (kind === 'reports') {
    const known = wantedReports.find((one) => one === value) ?? 'none';
    return words.t(`teamRules.reports.${known}`);
  }
  if (kind === 'switch') return words.t(value === true ? 'teamRules.yes' : 'teamRules.no');
  const written = writtenValue(value, kind, words);
  return written === '' ? words.t('teamRules.none') : written;
}

/** As it is written and read again: kinds of documents by their names. */
export const writtenValue = (
  value: Settings[TeamRuleKey],
  kind: RuleValue,
  words: Words,
): string =>
  kind === 'kinds' && Array.isArray(value)
    ? value.map((one) => documentKindName(String(one), words)).join(', ')
    : writeRuleValue(value, kind);

/** The form of one group. */
export function teamRulesForm(
  group: TeamRuleGroup,
  settings: Settings,
  { zone, responseUrl }: { readonly zone: ZoneName; readonly responseUrl: string | null },
  words: Words,
): Form {
  return {
    type: 'modal',
    callback_id: `rules:save-${group}`,
    private_metadata: JSON.stringify({ responseUrl }),
    title: { type: 'plain_text', text: shorten(words.t(`teamRules.${group}`), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: rulesOf(group).map((rule) => ruleField(rule, settings, zone, words)),
  };
}

const valueLimit = 60;
/** Twenty kinds of thirty characters, with commas. */
const kindsLimit = 700;

function ruleField(
  [key, kind]: Rule,
  settings: Settings,
  zone: ZoneName,
  words: Words,
): KnownBlock {
  const value = settings[key];
  const usual = shownValue(settingDefinitions[key].default, kind, words);
  const hint = words.t('teamRules.usual', { usual });
  const field = { id: key, label: words.t(`teamRule.${key}`), hint, isOptional: kind === 'counts' };
  switch (kind) {
    case 'time':
      return timeField({ ...field, value: clockTime(String(value)) }, zone);
    case 'weekday':
      return selectField(
        { ...field, value: String(value) },
        weekdays.map((day) => ({ value: String(day), label: weekdayName(day, words) })),
      );
    case 'grade':
      return selectField(
        { ...field, value: String(value) },
        lowerGrades.map((grade) => ({ value: grade, label: grade })),
      );
    case 'reports':
      return selectField(
        { ...field, value: String(value) },
        wantedReports.map((one) => ({ value: one, label: words.t(`teamRules.reports.${one}`) })),
      );
    case 'switch':
      return selectField(
        { ...field, value: String(value) },
        [true, false].map((one) => ({
          value: String(one),
          label: words.t(one ? 'teamRules.yes' : 'teamRules.no'),
        })),
      );
    default: {
      const isLong = kind === 'kinds';
      return textField(
        { ...field, value: writtenValue(value, kind, words) },
        { isMultiline: isLong, limit: isLong ? kindsLimit : valueLimit },
      );
    }
  }
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

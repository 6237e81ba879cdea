import type { SlackJson } from '../protocol.ts';
import { fillShortcodes } from './emoji-shortcodes.ts';
import { objectsAt, stringAt, textAt } from './read-slack-json.ts';

/** An option as a list shows it; `option` is the app's own object. */
export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly description: string | null;
  readonly option: SlackJson;
};

/** Options under one heading; `label` is `null` for options that stand in no group. */
export type ChoiceGroup = { readonly label: string | null; readonly choices: readonly Choice[] };

/** An option object as a choice. */
export function readChoice(option: SlackJson): Choice {
  const description = textAt(option, 'description');
  return {
    value: stringAt(option, 'value') ?? '',
    label: fillShortcodes(textAt(option, 'text') ?? ''),
    description: description === null ? null : fillShortcodes(description),
    option,
  };
}

/** A person, channel or conversation as a choice; its value is the id. */
export function makeChoice(id: string, label: string, description: string | null): Choice {
  return { value: id, label, description, option: { value: id } };
}

/** Plain options and option groups as one list of groups without empty ones. */
export function readChoiceGroups(
  options: readonly SlackJson[],
  optionGroups: readonly SlackJson[],
): readonly ChoiceGroup[] {
  return [
    { label: null, choices: options.map(readChoice) },
    ...optionGroups.map((group) => ({
      label: textAt(group, 'label'),
      choices: objectsAt(group, 'options').map(readChoice),
    })),
  ].filter((group) => group.choices.length > 0);
}

/** The groups with only those choices whose words hold what was typed. */
export function filterChoices(
  groups: readonly ChoiceGroup[],
  typed: string,
): readonly ChoiceGroup[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return groups;
  return groups
    .map((group) => ({
      label: group.label,
      choices: group.choices.filter(({ label, description }) =>
        `${label} ${description ?? ''}`.toLowerCase().includes(wanted),
      ),
    }))
    .filter((group) => group.choices.length > 0);
}

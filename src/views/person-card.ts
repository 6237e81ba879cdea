import type { KnownBlock } from '@slack/types';
import type { Actor } from '../domain/person.ts';
import type { Department } from '../domain/ticket/department.ts';
import { dayOf, type Instant } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { coveredLine, type ShownAbsence } from './absence-messages.ts';
import { departmentName } from './department-name.ts';
import { formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { holdLines, type ShownHold } from './pause-card.ts';
import { bullets, lines, withCode } from './rich-text.ts';
import { type OwnSettings, ownSettingsLine } from './settings-card.ts';

/** What is known of a person beside their team. */
export type KnownOfPerson = {
  readonly departments: readonly Department[];
  readonly now: Instant;
  /** What they may do, as sentences. */
  readonly abilities: readonly MessageKey[];
  readonly holds: readonly ShownHold[];
  readonly settings: OwnSettings;
  /** In which the person stands in, the earliest first. */
  readonly covered: readonly ShownAbsence[];
};

/** How Linesman knows a person. */
export function personCard(
  { person, team }: Actor,
  { departments, now, abilities, holds, settings, covered }: KnownOfPerson,
  words: Words,
): Message {
  const set = ownSettingsLine(settings, words);
  const title = words.t('whoami.title', { name: oneLine(person.name) });
  const today = dayOf(now, person.timeZone);
  const when = formatInstant(now, person.timeZone, today, words);
  return {
    text: escapeText(title),
    blocks: [
      lines(
        [{ bold: title }],
        [words.t('whoami.role', { role: words.t(`role.${person.role}`) })],
        [words.t('whoami.team', { team: oneLine(team.name) })],
        ...(person.department
          ? [
              [
                words.t('whoami.department', {
                  department: departmentName(person.department, departments, words),
                }),
              ],
            ]
          : []),
        [words.t('whoami.language', { language: words.t(`language.${person.locale}`) })],
        [words.t('whoami.zone', { zone: person.timeZone, when })],
        ...(set ? [withCode(words.t('whoami.settings', { set }))] : []),
        ...covered.map((one) => [coveredLine(one, today, words)]),
        ...holdLines(holds, { zone: person.timeZone, today }, words).map((row) => [row]),
      ),
      ...abilityBlocks({ person, team }, abilities, words),
    ],
  };
}

/** What they may do, and by what. */
function abilityBlocks(
  { person, team }: Pick<Actor, 'person' | 'team'>,
  abilities: readonly MessageKey[],
  words: Words,
): KnownBlock[] {
  if (abilities.length === 0) return [];
  const why = {
    role: words.t(`role.${person.role}`),
    team: oneLine(team.name),
    isSlackAdmin: person.isWorkspaceAdmin ? 'yes' : 'no',
  };
  return [
    lines([words.t('whoami.may', why)]),
    bullets(...abilities.map((key) => withCode(words.t(key)))),
  ];
}

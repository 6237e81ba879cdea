import type { Actor } from '../domain/person.ts';
import type { Department } from '../domain/ticket/department.ts';
import { dayOf, type Instant } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { coveredLine, type ShownAbsence } from './absence-messages.ts';
import { departmentName } from './department-name.ts';
import { formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { holdLines, type ShownHold } from './pause-card.ts';
import { lines, withCode } from './rich-text.ts';
import { type OwnSettings, ownSettingsLine } from './settings-card.ts';

/** What is known of a person beside their team. */
export type KnownOfPerson = {
  readonly departments: readonly Department[];
  readonly now: Instant;
  readonly maySetUp: boolean;
  readonly holds: readonly ShownHold[];
  readonly settings: OwnSettings;
  /** In which the person stands in, the earliest first. */
  readonly covered: readonly ShownAbsence[];
};

/** How Linesman knows a person. */
export function personCard(
  { person, team }: Actor,
  { departments, now, maySetUp, holds, settings, covered }: KnownOfPerson,
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
        ...(maySetUp ? [[words.t('whoami.admin')]] : []),
      ),
    ],
  };
}

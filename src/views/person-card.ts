import type { Actor } from '../domain/person.ts';
import type { Department } from '../domain/ticket/department.ts';
import { dayOf, type Instant } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { departmentName } from './department-name.ts';
import { formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { holdLines, type ShownHold } from './pause-card.ts';
import { lines } from './rich-text.ts';

/** How Linesman knows a person. */
export function personCard(
  { person, team }: Actor,
  departments: readonly Department[],
  now: Instant,
  maySetUp: boolean,
  holds: readonly ShownHold[],
  words: Words,
): Message {
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
        ...holdLines(holds, { zone: person.timeZone, today }, words).map((row) => [row]),
        ...(maySetUp ? [[words.t('whoami.admin')]] : []),
      ),
    ],
  };
}

import type { Words } from '../i18n/words.ts';
import { writeSpreadsheet } from '../spreadsheets/spreadsheets.ts';
import { showYear } from '../usecases/show-year.ts';
import type { UseCaseContext } from '../usecases/use-case-context.ts';
import { formatInstant } from '../views/format-dates.ts';

/**
 * A year of each person in the order of their names, as data: counts that can be reckoned with, no
 * places. Who has no figures has empty cells, which are no zeros.
 */
export async function writeYear(
  context: UseCaseContext,
  year: number,
  words: Words,
): Promise<Uint8Array> {
  const { actor, now, today } = context;
  const people = await showYear(context, year);
  return writeSpreadsheet([
    {
      name: words.t('year.title', { year: String(year) }),
      headers: [
        words.t('progress.exportName'),
        words.t('progress.figure.visits-held'),
        words.t('progress.figure.follow-ups-due'),
        words.t('year.followUpsKept'),
        words.t('progress.figure.tickets-completed'),
        words.t('year.ticketsOnTime'),
      ],
      rows: [
        ...people.map(({ name, figures }) => [
          name,
          figures?.visits ?? null,
          figures?.followUpsDue ?? null,
          figures?.followUpsKept ?? null,
          figures?.ticketsCompleted ?? null,
          figures?.ticketsOnTime ?? null,
        ]),
        [],
        [words.t('month.counted')],
        [
          words.t('chart.asOf', {
            when: formatInstant(now, actor.person.timeZone, today, words),
          }),
        ],
      ],
    },
  ]);
}

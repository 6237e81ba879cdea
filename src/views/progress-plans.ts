import type { KnownBlock } from '@slack/types';
import type { WorkPlanId } from '../domain/work-plan.ts';
import type { Words } from '../i18n/words.ts';
import { menu, row } from './buttons.ts';
import { oneLine } from './message.ts';
import { bullets, lines } from './rich-text.ts';

/** Plans of a week or a month against what was done in it. */
export type PlansInProgress = {
  /** Or else of one person alone. */
  readonly isOfTeam: boolean;
  readonly written: readonly {
    readonly planId: WorkPlanId;
    readonly name: string;
    /** Lines of the plan. */
    readonly done: number;
    readonly total: number;
    /** Held, and done, in its days, planned or not. */
    readonly visits: number;
    readonly followUps: number;
  }[];
  /** Managers who wrote none. */
  readonly without: readonly string[];
};

/** So many people stand in the card; the menu has them all, as many as Slack takes. */
const shownPlans = 15;
const mostChoices = 100;

/** What was planned beside what was done; `isByPerson`: people one by one. */
export function planBlocks(
  { isOfTeam, written, without }: PlansInProgress,
  isByPerson: boolean,
  words: Words,
): readonly KnownBlock[] {
  const sum = (of: (one: PlansInProgress['written'][number]) => number) =>
    written.reduce((total, one) => total + of(one), 0);
  const said = (one: Omit<PlansInProgress['written'][number], 'planId' | 'name'>) =>
    words.t('plan.done', one);
  const all = said({
    done: sum(({ done }) => done),
    total: sum(({ total }) => total),
    visits: sum(({ visits }) => visits),
    followUps: sum(({ followUps }) => followUps),
  });
  const left = written.length - shownPlans;
  const names = without.slice(0, shownPlans).map(oneLine).join(words.t('list.separator'));
  const more = without.length - shownPlans;
  return [
    lines([{ bold: words.t('progress.plans') }]),
    bullets(
      [all],
      ...(isByPerson
        ? written
            .slice(0, shownPlans)
            .map((one) => [{ bold: oneLine(one.name) }, ` · ${said(one)}`])
        : []),
      ...(isByPerson && left > 0 ? [[words.t('progress.rowsLeft', { count: left })]] : []),
      ...(isOfTeam && without.length > 0
        ? [[words.t('progress.plansMissing', { names, more: Math.max(0, more) })]]
        : []),
    ),
    row(
      menu(
        'plan:show',
        words.t('progress.plansOpen'),
        written.slice(0, mostChoices).map(({ planId, name, done, total }) => ({
          name: 'plan:show',
          label: words.t('progress.planChoice', { name: oneLine(name), done, total }),
          value: { id: planId },
        })),
      ),
    ),
  ];
}

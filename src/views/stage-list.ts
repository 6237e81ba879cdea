import type { KnownBlock } from '@slack/types';
import { limitsOfStage } from '../domain/ticket/change-template.ts';
import type { Department } from '../domain/ticket/department.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import {
  branches,
  type StageTemplate,
  type TicketTemplate,
} from '../domain/ticket/stage-template.ts';
import { supplyClasses } from '../domain/ticket/ticket.ts';
import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { button, menu, row } from './buttons.ts';
import { departmentName } from './department-name.ts';
import { formatInstant } from './format-dates.ts';
import { formatSupplyLimit, profileName, supplyClassNames } from './format-limit.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { bullets, lines, type Part, withCode } from './rich-text.ts';
import { conditionNames, conditionOf } from './stage-condition.ts';
import { branchNames } from './ticket-card.ts';

/** A version of a team's template, as its reader sees it. */
export type ShownTemplate = {
  readonly template: TicketTemplate;
  /** The version that new tickets follow. */
  readonly newest: number;
  readonly departments: readonly Department[];
  /** Null: as the bot comes. */
  readonly origin: { readonly by: string; readonly at: Instant } | null;
  readonly mayChange: boolean;
  /** The reader's. */
  readonly zone: ZoneName;
  readonly today: CalendarDay;
};

/** The way to a connection: every stage with who does it and how long it may take. */
export function stageList(shown: ShownTemplate, words: Words): Message {
  const { template } = shown;
  const title = words.t('stages.title');
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }], [originLine(shown, words)]),
      ...branches.flatMap((branch) => {
        const stages = template.stages.filter((stage) => stage.branch === branch && isUsed(stage));
        if (stages.length === 0) return [];
        return [
          lines([{ bold: words.t(branchNames[branch]) }]),
          bullets(...stages.map((stage) => stageRow(stage, shown, words))),
        ];
      }),
      ...unusedRow(template, words),
      lines([{ bold: words.t('stages.overall') }]),
      bullets(...overallRows(template, words)),
      ...changeRows(shown, words),
    ],
  };
}

/** The list after a change, with what came of it. */
export function stagesChanged(shown: ShownTemplate, version: number | null, words: Words): Message {
  const message = stageList(shown, words);
  const said =
    version === null
      ? words.t('stages.same')
      : words.t('stages.saved', { version: String(version) });
  return { text: escapeText(said), blocks: [...message.blocks, lines([said])] };
}

const isUsed = ({ condition }: StageTemplate): boolean => condition.voltage !== 'none';

function originLine(
  { template, newest, origin, zone, today }: ShownTemplate,
  words: Words,
): string {
  const version = String(template.version);
  const made = origin
    ? words.t('stages.version', {
        version,
        name: oneLine(origin.by),
        when: formatInstant(origin.at, zone, today, words),
      })
    : words.t('stages.default');
  const holds =
    template.version === newest
      ? words.t('stages.newest')
      : words.t('stages.earlier', { newest: String(newest) });
  return words.t('stages.origin', { made, holds });
}

function stageRow(
  stage: StageTemplate,
  { template, departments }: ShownTemplate,
  words: Words,
): readonly Part[] {
  const { department, clock, condition, needsApproval } = stage;
  const named = conditionNames[conditionOf(condition)];
  const facts = [
    clock === 'third-party'
      ? words.t('stages.thirdParty')
      : departmentName(department, departments, words),
    ...limitTexts(stage, template, words),
    ...(named === conditionNames.all ? [] : [words.t(named)]),
    ...(needsApproval ? [words.t('stages.approval')] : []),
  ];
  const name = sayPhrase(stageName(stage.code, template), words);
  return [{ bold: name }, ` · ${facts.join(' · ')}`];
}

/** What active profiles allow for a stage; what several of them say alike is said once. */
function limitTexts(
  { code }: StageTemplate,
  template: TicketTemplate,
  words: Words,
): readonly string[] {
  const texts = template.profiles
    .filter(({ isActive }) => isActive)
    .flatMap(({ key }) => limitsOfStage(template, key, code))
    .map((limit) => formatSupplyLimit(limit, words));
  return [...new Set(texts)];
}

function unusedRow(template: TicketTemplate, words: Words): KnownBlock[] {
  const unused = template.stages.filter((stage) => !isUsed(stage));
  if (unused.length === 0) return [];
  const names = unused.map(({ code }) => sayPhrase(stageName(code, template), words));
  return [lines([words.t('stages.unused', { names: names.join(words.t('list.separator')) })])];
}

function overallRows(
  { cap, greenFactor, profiles }: TicketTemplate,
  words: Words,
): readonly (readonly Part[])[] {
  const caps = supplyClasses.map((supply) =>
    words.t('ticket.limit.forSupply', {
      supply: words.t(supplyClassNames[supply]),
      limit: words.t('ticket.deadline.days', { count: cap[supply] }),
    }),
  );
  const names = (isActive: boolean) =>
    profiles
      .filter((profile) => profile.isActive === isActive)
      .map((profile) => profileName(profile, words))
      .join(words.t('list.separator'));
  return [
    [words.t('stages.cap', { caps: caps.join(' · ') })],
    [words.t('stages.green', { percent: Math.round(greenFactor * 100) })],
    [words.t('stages.active', { names: names(true) || words.t('stages.none') })],
    ...(names(false) ? [[words.t('stages.inactive', { names: names(false) })]] : []),
  ];
}

function changeRows(shown: ShownTemplate, words: Words): KnownBlock[] {
  const { template, newest, mayChange } = shown;
  if (!mayChange) return [lines([words.t('stages.askAdmin')])];
  const { version } = template;
  if (version !== newest) {
    const value = { version, basedOn: newest };
    return [row(button({ name: 'stages:reuse', label: words.t('stages.reuse'), value }))];
  }
  const choices = template.stages.map(({ code }) => ({
    name: 'stages:edit',
    label: sayPhrase(stageName(code, template), words),
    value: { code },
  }));
  return [
    row(
      menu('stages:choose', words.t('stages.change'), choices),
      button({ name: 'stages:add', label: words.t('stages.add'), value: {} }),
      button({ name: 'stages:overall', label: words.t('stages.overallButton'), value: {} }),
    ),
    lines(withCode(words.t('stages.next'))),
  ];
}

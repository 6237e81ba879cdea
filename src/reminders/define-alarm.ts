import type { Person, Team } from '../domain/person.ts';
import {
  type AlarmContext,
  type AlarmMoment,
  lastReached,
  nextMoment,
} from '../domain/ticket/alarm-moments.ts';
import { forecastOf } from '../domain/ticket/forecast.ts';
import {
  isRunning,
  type Stage,
  type StageId,
  type TicketFile,
  type TicketId,
} from '../domain/ticket/ticket.ts';
import { type CalendarDay, dayOf, instant } from '../domain/zoned-time.ts';
import { type Words, wordsFor } from '../i18n/words.ts';
import type { Repositories } from '../ports/store.ts';
import { formatInstant } from '../views/format-dates.ts';
import type { Message } from '../views/message.ts';
import type { TicketCard } from '../views/shown-ticket.ts';
import { stageMessage } from '../views/stage-message.ts';
import {
  defineRule,
  type ReminderRule,
  type RuleContext,
  type Subject,
  supersededReason,
} from './define-rule.ts';
import { loadStageCard } from './load-stage-card.ts';
import { deadlineContextOf } from './load-ticket-card.ts';

/** An open ticket, as its alarms look at it. */
export type TicketAlarm = {
  readonly file: TicketFile;
  /** When it is expected to be energised, as of now; the ticket keeps what its last change made of it. */
  readonly forecastOn: CalendarDay | null;
  readonly team: Team;
  readonly context: AlarmContext;
  readonly read: Repositories;
};

/** A running stage of one. */
export type StageAlarm = TicketAlarm & { readonly stage: Stage };

/** An alarm as it is worded for one reader. */
export type WordedAlarm<Alarm, Step> = {
  readonly alarm: Alarm;
  readonly step: Step;
  /** On the reader's clock. */
  readonly card: TicketCard;
  /** Says that it comes late; null where it does not. */
  readonly late: string | null;
  readonly words: Words;
};

/** How an alarm is written: when it comes, who hears of it then, and what it says. */
type AlarmDefinition<Alarm extends TicketAlarm, Step> = {
  /** Part of every key, so it never changes. */
  readonly key: string;
  /** See `RuleDefinition`. */
  readonly once: 'day' | 'ever';
  /** Another moment has another version, so that what was planned for it is not sent; 1 where nothing is said. */
  version?(alarm: Alarm): number;
  /** In order. */
  moments(alarm: Alarm): readonly AlarmMoment<Step>[] | Promise<readonly AlarmMoment<Step>[]>;
  /** The step as it stands in the key. */
  name(step: Step, alarm: Alarm): string;
  audience(step: Step, alarm: Alarm): Promise<readonly string[]>;
  /** Whether another rule's alarm says more by now: this one gives way to it. */
  isOvertaken?(alarm: Alarm): boolean;
  /** Why there is nothing to say; null where there is. */
  silence?(step: Step, alarm: Alarm): Promise<string | null>;
  word(worded: WordedAlarm<Alarm, Step>): Message | Promise<Message>;
};

/** A rule, and when it is to be planned for a subject. */
export type TicketAlarmRule<Alarm extends TicketAlarm> = ReminderRule & {
  version(subjectId: string, context: RuleContext): Promise<number | undefined>;
  planFor(alarm: Alarm): Promise<{
    readonly version: number;
    readonly moments: readonly AlarmMoment<unknown>[];
  }>;
};

export const defineTicketAlarm = <Step>(
  definition: AlarmDefinition<TicketAlarm, Step>,
): TicketAlarmRule<TicketAlarm> => defineAlarm(definition, loadTicketAlarm);

/** Its messages become what the stage is then, once it changes: no button is left standing. */
export const defineStageAlarm = <Step>(
  definition: AlarmDefinition<StageAlarm, Step>,
): TicketAlarmRule<StageAlarm> => defineAlarm(definition, loadStageAlarm, rewriteStage);

function defineAlarm<Alarm extends TicketAlarm, Step>(
  definition: AlarmDefinition<Alarm, Step>,
  load: (subjectId: string, context: RuleContext) => Promise<Alarm | undefined>,
  rewrite?: (subjectId: string, context: RuleContext, to?: string) => Promise<Message | undefined>,
): TicketAlarmRule<Alarm> {
  type Item = Subject & {
    readonly alarm: Alarm;
    readonly moments: readonly AlarmMoment<Step>[];
    /** The last one that has come. */
    readonly told: AlarmMoment<Step> | undefined;
  };
  const { key, once, name, audience, silence, word } = definition;
  const versionOf = (alarm: Alarm): number => definition.version?.(alarm) ?? 1;
  const rule = defineRule<Item>({
    key,
    kind: 'tickets',
    priority: 1,
    hours: 'working',
    misfire: ({ alarm }) => (definition.isOvertaken?.(alarm) ? supersededReason : null),
    once,
    async load(subjectId, context) {
      const alarm = await load(subjectId, context);
      const moments = alarm ? await definition.moments(alarm) : [];
      if (!alarm || moments.length === 0) return undefined;
      const told = lastReached(moments, context.now);
      const { team } = alarm;
      return {
        workspaceId: team.workspaceId,
        teamId: team.id,
        version: versionOf(alarm),
        zone: team.timeZone,
        to: told ? await audience(told.step, alarm) : [],
        step: told ? name(told.step, alarm) : 'ahead',
        alarm,
        moments,
        told,
      };
    },
    nextAt: ({ moments }, { lastDueAt }) => nextMoment(moments, lastDueAt),
    steps: ({ alarm, moments }, since) =>
      Promise.all(
        moments
          .filter(({ at }) => at >= since && at <= alarm.context.now)
          .map(async ({ at, step }) => ({
            at,
            step: name(step, alarm),
            to: await audience(step, alarm),
          })),
      ),
    silence: async ({ told, alarm }) => (told && silence ? silence(told.step, alarm) : null),
    async word({ told, alarm }, { dueAt, isLate, to }, context) {
      const reader = await readerOf(to, alarm.team, context);
      // At its due moment itself a stage is not late yet, and the words would not fit the alarm.
      const now = instant(context.now + 1);
      const card = await loadStageCard(alarm.file, reader, { ...context, now });
      if (!told || !card) throw new Error(`There is nothing to say of ${key}`);
      const words = wordsFor(reader.locale);
      const today = dayOf(context.now, reader.timeZone);
      const late = isLate
        ? words.t('dates.late', { day: formatInstant(dueAt, reader.timeZone, today, words) })
        : null;
      return word({ alarm, step: told.step, card, late, words });
    },
    ...(rewrite ? { rewrite } : {}),
  });
  return {
    ...rule,
    planFor: async (alarm) => ({
      version: versionOf(alarm),
      moments: definition.isOvertaken?.(alarm) ? [] : await definition.moments(alarm),
    }),
  };
}

/** Whoever reads a message, by the channel or the Slack user that it goes to. */
export async function readerOf(
  to: string,
  team: Team,
  { read }: RuleContext,
): Promise<Pick<Person, 'locale' | 'timeZone'>> {
  return (await read.people.findBySlackUser(team.workspaceId, to)) ?? team;
}

async function loadTicketAlarm(
  subjectId: string,
  { read, now }: RuleContext,
): Promise<TicketAlarm | undefined> {
  const file = await read.tickets.load(subjectId as TicketId);
  const team = file && (await read.teams.find(file.ticket.teamId));
  if (!file || !team || file.ticket.state !== 'open') return undefined;
  const deadlines = await deadlineContextOf(file, read, now);
  const forecastOn = forecastOf(file, deadlines)?.day ?? null;
  return { file, forecastOn, team, context: deadlines, read };
}

async function loadStageAlarm(
  subjectId: string,
  context: RuleContext,
): Promise<StageAlarm | undefined> {
  const ticketId = await context.read.tickets.ticketOf(subjectId as StageId);
  const alarm = ticketId && (await loadTicketAlarm(ticketId, context));
  const stage = alarm?.file.stages.find(({ id }) => id === subjectId);
  return alarm && stage && isRunning(stage) ? { ...alarm, stage } : undefined;
}

async function rewriteStage(
  subjectId: string,
  context: RuleContext,
  to?: string,
): Promise<Message | undefined> {
  const { read } = context;
  const ticketId = await read.tickets.ticketOf(subjectId as StageId);
  const file = ticketId && (await read.tickets.load(ticketId));
  const team = file && (await read.teams.find(file.ticket.teamId));
  const stage = file?.stages.find(({ id }) => id === subjectId);
  if (!file || !team || !stage) return undefined;
  const reader = to === undefined ? team : await readerOf(to, team, context);
  const card = await loadStageCard(file, reader, context);
  return card && stageMessage(stage, card, wordsFor(reader.locale));
}

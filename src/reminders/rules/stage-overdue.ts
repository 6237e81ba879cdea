import { overdueAudience, overdueMoments } from '../../domain/ticket/alarm-moments.ts';
import { stageAlarm } from '../../views/stage-message.ts';
import { defineStageAlarm, type StageAlarm } from '../define-alarm.ts';
import { headOf, holderOf, leadsOf, managersOf, usersOf } from '../ticket-audience.ts';

/** The due moment in whole minutes, which a row's version has room for. */
export const dueVersion = ({ stage }: StageAlarm): number =>
  Math.floor((stage.dueAt ?? 0) / 60_000);

/**
 * Says that a stage is overdue: as it becomes so, and as each working day opens, going up from day to
 * day. Repeats are capped; then the leads hear once more, and only the digest keeps it.
 */
export const stageOverdue = defineStageAlarm({
  key: 'stage-overdue',
  once: 'ever',
  version: dueVersion,
  moments: ({ stage, context }) => overdueMoments(stage, context),
  name: (days, { stage }) => `overdue-${stage.dueAt}-${days}`,
  async audience(days, { stage, file: { ticket }, team, context, read }) {
    const { holders, leads, leader } = overdueAudience(days, context.settings);
    return [
      ...(holders
        ? [
            ...(await holderOf(stage, ticket, team, read)),
            ...(await managersOf(ticket, read)),
            ...(await headOf(stage, read)),
          ]
        : []),
      ...(leads ? await leadsOf(team, read) : []),
      ...(leader ? await usersOf([ticket.leaderId], read) : []),
    ];
  },
  word({ alarm: { stage, context }, step: days, card, late, words }) {
    const isLast = days > context.settings['ticket.overdueRepeats'];
    const sentence = words.t('ticket.alarm.overdue', { days });
    const more = isLast ? [words.t('ticket.alarm.lastReminder')] : [];
    return stageAlarm(stage, card, { sentence, more, late }, words);
  },
});

import { type DueSoonStep, dueSoonMoments } from '../../domain/ticket/alarm-moments.ts';
import type { Words } from '../../i18n/words.ts';
import { stageAlarm } from '../../views/stage-message.ts';
import { defineStageAlarm } from '../define-alarm.ts';
import { holderOf } from '../ticket-audience.ts';
import { dueVersion } from './stage-overdue.ts';

/** Reminds whoever has a stage before it is due, once a day at most. */
export const stageDueSoon = defineStageAlarm({
  key: 'stage-due-soon',
  once: 'day',
  version: dueVersion,
  moments: ({ stage, file, context }) => dueSoonMoments(stage, file, context),
  isOvertaken: ({ stage, context }) => stage.dueAt !== null && stage.dueAt <= context.now,
  name: () => 'soon',
  audience: (_step, { stage, file, team, read }) => holderOf(stage, file.ticket, team, read),
  word({ alarm: { stage }, step, card, late, words }) {
    return stageAlarm(stage, card, { sentence: sentenceOf(step, words), late }, words);
  },
});

const sentenceOf = (step: DueSoonStep, words: Words): string =>
  step === 'last-day'
    ? words.t('ticket.alarm.lastDay')
    : words.t('ticket.alarm.share', { percent: Math.round(step * 100) });

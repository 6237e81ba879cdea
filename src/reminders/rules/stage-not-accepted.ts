import { acceptanceMoments } from '../../domain/ticket/alarm-moments.ts';
import { stageAlarm } from '../../views/stage-message.ts';
import { defineStageAlarm } from '../define-alarm.ts';
import { queuedSince } from '../queued-since.ts';
import { headOf, managersOf } from '../ticket-audience.ts';

/** Tells the department's head and the managers once of a stage that nobody accepts. */
export const stageNotAccepted = defineStageAlarm({
  key: 'stage-not-accepted',
  once: 'ever',
  async moments({ stage, context, read }) {
    const since = await queuedSince(stage, read);
    if (since === null) return [];
    return acceptanceMoments(stage, since, context).map(({ at }) => ({ at, step: since }));
  },
  name: (since) => `waiting-${since}`,
  audience: async (_since, { stage, file, read }) => [
    ...(await headOf(stage, read)),
    ...(await managersOf(file.ticket, read)),
  ],
  word({ alarm: { stage, context }, card, late, words }) {
    const hours = context.settings['ticket.acceptHours'];
    const sentence = words.t('ticket.alarm.notAccepted', { hours });
    return stageAlarm(stage, card, { sentence, late }, words);
  },
});

import { yellowMoments } from '../../domain/ticket/alarm-moments.ts';
import { deadlineOf } from '../../domain/ticket/stage-deadline.ts';
import { currentStages } from '../../domain/ticket/stage-order.ts';
import { isRunning, type Stage } from '../../domain/ticket/ticket.ts';
import { yellowsInARow } from '../../domain/ticket/ticket-light.ts';
import { ticketAlarm } from '../../views/ticket-alarm.ts';
import { defineTicketAlarm, type TicketAlarm } from '../define-alarm.ts';
import { headOf, leadsOf } from '../ticket-audience.ts';

/** Tells the department's head and the leads, once for each run of yellow stages, that it is long. */
export const threeYellows = defineTicketAlarm({
  key: 'three-yellows',
  once: 'ever',
  moments: ({ file, context }) => yellowMoments(file, context),
  name: (run) => run,
  async audience(_run, alarm) {
    const stage = newestYellow(alarm);
    return [
      ...(stage ? await headOf(stage, alarm.read) : []),
      ...(await leadsOf(alarm.team, alarm.read)),
    ];
  },
  word({ alarm: { file, context }, card, late, words }) {
    const count = yellowsInARow(file, card.deadlines, context.template);
    return ticketAlarm(card, { sentence: words.t('ticket.alarm.yellows', { count }), late }, words);
  },
});

/** The stage that made the run so long: one that is running, or the last that ended. */
function newestYellow({ file, context }: TicketAlarm): Stage | undefined {
  const running = currentStages(file).filter(
    (stage) => isRunning(stage) && deadlineOf(stage, file, context).light !== 'blue',
  );
  const ended = file.stages.filter(
    ({ state, ended: end }) => state === 'done' && end?.light !== 'blue',
  );
  const newest = (one: Stage, other: Stage): number =>
    (other.ended?.at ?? other.startedAt ?? 0) - (one.ended?.at ?? one.startedAt ?? 0);
  return [...running].sort(newest)[0] ?? [...ended].sort(newest)[0];
}

import { type LeaderVisitStep, leaderVisitMoments } from '../../domain/ticket/alarm-moments.ts';
import { isLeaderVisitMissing } from '../../domain/ticket/gates.ts';
import { addDays, type CalendarDay } from '../../domain/zoned-time.ts';
import { formatDay } from '../../views/format-dates.ts';
import { oneLine } from '../../views/message.ts';
import { logVisitButton, ticketAlarm } from '../../views/ticket-alarm.ts';
import { defineTicketAlarm } from '../define-alarm.ts';
import { leaderVisitsOf } from '../leader-visits.ts';
import { managersOf, usersOf } from '../ticket-audience.ts';

/** Reminds the linked leader and the managers of the leader's visits, as long as they are missing. */
export const leaderVisit = defineTicketAlarm<LeaderVisitStep>({
  key: 'leader-visit',
  once: 'ever',
  moments: ({ file, forecastOn, context }) =>
    leaderVisitMoments({ ...file.ticket, forecastOn }, context),
  name: ({ when, days }) => `${when}-${days}`,
  audience: async (_step, { file: { ticket }, read }) => [
    ...(await usersOf([ticket.leaderId], read)),
    ...(await managersOf(ticket, read)),
  ],
  async silence(_step, { file: { ticket }, context, team, read }) {
    const visits = await leaderVisitsOf(ticket, team.timeZone, read);
    const days = context.settings['ticket.leaderVisitDays'];
    return isLeaderVisitMissing(ticket, visits, days) ? null : 'the leader has visited';
  },
  word({ alarm: { file, forecastOn, context }, card, late, words }) {
    const { leaderId, energisedOn } = file.ticket;
    const day = (one: CalendarDay) => formatDay(one, card.today, words);
    const name = oneLine((leaderId && card.names.get(leaderId)) ?? '?');
    const sentence = energisedOn
      ? words.t('ticket.alarm.leaderAfter', {
          name,
          day: day(addDays(energisedOn, context.settings['ticket.leaderVisitDays'])),
        })
      : words.t('ticket.alarm.leaderBefore', { name, day: forecastOn ? day(forecastOn) : '?' });
    return ticketAlarm(card, { sentence, late, buttons: [logVisitButton(card, words)] }, words);
  },
});

import { type AppointmentMoments, appointmentMoments } from '../../domain/appointment.ts';
import type { Team } from '../../domain/person.ts';
import { isAppointment } from '../../domain/visit.ts';
import { dayOf } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { appointmentQuestion, missedAppointment } from '../../views/appointment-messages.ts';
import { undonePost, type VisitCard, visitEcho, visitTitle } from '../../views/visit-card.ts';
import { readerOf } from '../define-alarm.ts';
import { defineRule, type Subject } from '../define-rule.ts';
import { findVisitWithManager, loadVisitCard, nextAppointmentOf } from '../load-visit-card.ts';

type Item = Subject & {
  readonly card: VisitCard;
  readonly team: Team;
  readonly moments: AppointmentMoments;
  /** Whether a visit to the customer was logged for that day once the appointment had begun. */
  readonly isLogged: boolean;
};

/** Nobody is visited more often. */
const visitsOfADay = 20;

/** Asks the manager once, after an appointment, whether it took place. */
export const appointmentOutcome = defineRule<Item>({
  key: 'appointment-outcome',
  kind: 'visits',
  priority: 1,
  hours: 'working',
  misfire: 'each',

  async load(subjectId, context) {
    const { read } = context;
    const found = await findVisitWithManager(subjectId, context);
    if (!found || !isAppointment(found.visit) || found.visit.undoneAt !== null) return undefined;
    const { visit, manager } = found;
    const card = await loadVisitCard(visit, manager, context);
    const team = await read.teams.find(visit.teamId);
    if (!card || !team) return undefined;
    const { teamId, customerId, day } = visit;
    const moments = appointmentMoments(visit, await read.teams.settings(teamId));
    const ofThatDay = { teamId, customerId, from: day, to: day, state: 'held' as const };
    const held = await read.visits.list(ofThatDay, { skip: 0, take: visitsOfADay });
    return {
      workspaceId: manager.workspaceId,
      teamId,
      version: visit.version,
      zone: visit.timeZone,
      to: manager.slackUserId,
      step: `outcome-${moments.outcomeAt}`,
      card,
      team,
      moments,
      isLogged: held.some(({ createdAt }) => createdAt >= moments.startsAt),
    };
  },

  nextAt: ({ moments }, { count }) => (count === 0 ? moments.outcomeAt : null),
  silence: ({ isLogged }) => (isLogged ? 'a visit of that day is logged' : null),

  async word({ card, team }, { to }, context) {
    const reader = await readerOf(to, team, context);
    const today = dayOf(context.now, reader.timeZone);
    return appointmentQuestion({ ...card, today }, wordsFor(reader.locale));
  },

  async rewrite(subjectId, context, to) {
    const found = await findVisitWithManager(subjectId, context);
    const team = found && (await context.read.teams.find(found.visit.teamId));
    if (!team) return undefined;
    const { visit, manager } = found;
    const reader = await readerOf(to ?? manager.slackUserId, team, context);
    const words = wordsFor(reader.locale);
    if (visit.undoneAt !== null) return undonePost(visit, words);
    const card = await loadVisitCard(visit, reader, context);
    if (!card) return undefined;
    if (visit.state === 'missed') {
      return missedAppointment(card, await nextAppointmentOf(visit, card.today, context), words);
    }
    const title = visit.state === 'held' ? 'visit.held' : visitTitle(visit);
    return visitEcho(card, title, words);
  },
});

import { type AppointmentMoments, appointmentMoments } from '../../domain/appointment.ts';
import type { Person } from '../../domain/person.ts';
import { isAppointment } from '../../domain/visit.ts';
import { wordsFor } from '../../i18n/words.ts';
import { appointmentQuestion, missedAppointment } from '../../views/appointment-messages.ts';
import { undonePost, type VisitCard, visitEcho, visitTitle } from '../../views/visit-card.ts';
import { defineRule, type Subject } from '../define-rule.ts';
import { findVisitWithManager, loadVisitCard, nextAppointmentOf } from '../load-visit-card.ts';

type Item = Subject & {
  readonly card: VisitCard;
  readonly manager: Person;
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
    if (!card) return undefined;
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
      manager,
      moments,
      isLogged: held.some(({ createdAt }) => createdAt >= moments.startsAt),
    };
  },

  nextAt: ({ moments }, { count }) => (count === 0 ? moments.outcomeAt : null),
  silence: ({ isLogged }) => (isLogged ? 'a visit of that day is logged' : null),
  word: ({ card, manager }) => appointmentQuestion(card, wordsFor(manager.locale)),

  async rewrite(subjectId, context) {
    const found = await findVisitWithManager(subjectId, context);
    if (!found) return undefined;
    const { visit, manager } = found;
    const words = wordsFor(manager.locale);
    if (visit.undoneAt !== null) return undonePost(visit, words);
    const card = await loadVisitCard(visit, manager, context);
    if (!card) return undefined;
    if (visit.state === 'missed') {
      return missedAppointment(card, await nextAppointmentOf(visit, card.today, context), words);
    }
    const title = visit.state === 'held' ? 'visit.held' : visitTitle(visit);
    return visitEcho(card, title, words);
  },
});

import { type AppointmentMoments, appointmentMoments } from '../../domain/appointment.ts';
import type { Team } from '../../domain/person.ts';
import { formatReference } from '../../domain/reference.ts';
import { isAppointment, type Visit } from '../../domain/visit.ts';
import { dayOf } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { type CustomerBrief, customerBrief } from '../../views/customer-brief.ts';
import { formatDayTime } from '../../views/format-dates.ts';
import { oneLine } from '../../views/message.ts';
import { readerOf } from '../define-alarm.ts';
import { defineRule, type Subject } from '../define-rule.ts';
import { findVisitWithManager } from '../load-visit-card.ts';
import { readBrief } from '../read-standing.ts';

type Item = Subject & {
  readonly visit: Visit;
  readonly team: Team;
  readonly brief: CustomerBrief;
  readonly moments: AppointmentMoments;
};

/** Sends the manager, before an appointment, what there is to know on the way to the customer. */
export const appointmentBrief = defineRule<Item>({
  key: 'appointment-brief',
  kind: 'visits',
  priority: 1,
  hours: 'chosen',

  misfire: ({ moments }, _dueAt, now) =>
    now > moments.startsAt ? 'the appointment has begun' : null,

  async load(subjectId, context) {
    const { read, now } = context;
    const found = await findVisitWithManager(subjectId, context);
    if (!found || !isAppointment(found.visit) || found.visit.undoneAt !== null) return undefined;
    const { visit, manager } = found;
    const customer = await read.customers.find(visit.customerId);
    const team = await read.teams.find(visit.teamId);
    if (!customer || !team) return undefined;
    const settings = await read.teams.settings(visit.teamId);
    const moments = appointmentMoments(visit, settings);
    const today = dayOf(now, manager.timeZone);
    return {
      workspaceId: manager.workspaceId,
      teamId: visit.teamId,
      version: visit.version,
      zone: visit.timeZone,
      to: manager.slackUserId,
      step: `brief-${moments.briefAt}`,
      visit,
      team,
      brief: await readBrief(read, customer, { today, now: context.now }),
      moments,
    };
  },

  nextAt: ({ moments }, { count }) => (count === 0 ? moments.briefAt : null),

  async word({ visit, brief, team }, { to }, context) {
    const reader = await readerOf(to, team, context);
    const today = dayOf(context.now, reader.timeZone);
    const words = wordsFor(reader.locale);
    const heading = words.t('appointment.briefTitle', {
      reference: formatReference('visit', visit.number),
      customer: oneLine(brief.customer.name),
      when: formatDayTime(visit, today, words),
    });
    return customerBrief({ ...brief, today }, words, heading);
  },
});

import { formatReference } from '../domain/reference.ts';
import type { Visit } from '../domain/visit.ts';
import type { Words } from '../i18n/words.ts';
import { button, overflow, row } from './buttons.ts';
import { formatDayTime } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { lines, quote } from './rich-text.ts';
import { planAgainChips, type VisitCard } from './visit-card.ts';

/** Enough to remember the appointment by. */
const noteLimit = 200;

/** Asks, once its time is over, whether an appointment took place. */
export function appointmentQuestion(card: VisitCard, words: Words): Message {
  const { visit, customer, today } = card;
  const headline = words.t('appointment.question', {
    reference: formatReference('visit', visit.number),
    customer: oneLine(customer.name),
  });
  const when = words.t('visit.appointmentDay', { when: formatDayTime(visit, today, words) });
  const subject = { visitId: visit.id };
  const settle = (outcome: 'held' | 'missed') => ({
    name: 'visit:settle',
    label: words.t(outcome === 'held' ? 'appointment.held' : 'appointment.missed'),
    value: { ...subject, outcome },
  });
  return {
    text: escapeText(headline),
    blocks: [
      lines([{ bold: headline }], [when]),
      ...(visit.note === '' ? [] : [quote(shorten(oneLine(visit.note), noteLimit))]),
      row(
        button(settle('held'), 'primary'),
        button(settle('missed')),
        overflow('visit:more', [
          { name: 'visit:edit', label: words.t('appointment.moved'), value: subject },
          { name: 'visit:undo', label: words.t('button.undo'), value: subject },
        ]),
      ),
    ],
  };
}

/** An appointment that did not take place: the one that follows, or the days on which to try again. */
export function missedAppointment(card: VisitCard, next: Visit | null, words: Words): Message {
  const { visit, customer, today } = card;
  const headline = words.t('appointment.didNotTakePlace', {
    reference: formatReference('visit', visit.number),
    customer: oneLine(customer.name),
    when: formatDayTime(visit, today, words),
  });
  return {
    text: escapeText(headline),
    blocks: next
      ? [lines([headline], [nextLine(next, card, words)])]
      : [lines([headline], [words.t('appointment.again')]), planAgainChips(visit, words)],
  };
}

const nextLine = (next: Visit, { today }: VisitCard, words: Words): string =>
  words.t('appointment.next', {
    reference: formatReference('visit', next.number),
    when: formatDayTime(next, today, words),
  });

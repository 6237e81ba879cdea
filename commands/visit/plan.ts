import { UserError } from '../../src/domain/user-error.ts';
import { visitLineWithNames, withCodes } from '../../src/language/quantities/mention-names.ts';
import { asAppointment } from '../../src/language/read-appointment-line.ts';
import { readVisitLine } from '../../src/language/read-visit-line.ts';
import { defineCommand } from '../../src/slack/define-command.ts';
import { shorten } from '../../src/views/message.ts';
import { answerVisitLine } from './log.ts';

/** `/visit plan Acme Foods tomorrow 10am contract`: the day ahead is the appointment's. */
export default defineCommand({
  noun: 'visit',
  verbs: ['plan', 'book', '预约', '預約', '约', '約'],
  summary: 'visit.plan.summary',
  usage: 'visit.plan.usage',
  example: 'visit.plan.example',
  takesText: true,

  read(text, { now, today, actor, customers, mentioned, isWorkday }) {
    const zone = actor.person.timeZone;
    const coded = withCodes(text, mentioned);
    const read = readVisitLine(coded, { now, zone, customers, isWorkday });
    const line = asAppointment(visitLineWithNames(read, mentioned));
    const shown = { text: shorten(text, 200) };
    if (line.openDays.length > 0) {
      throw new UserError('error.twoDays', shown, 'visit.plan.example');
    }
    if (line.customer.kind !== 'none' && line.visit === null) {
      throw new UserError('error.dateMissing', shown, 'visit.plan.example');
    }
    if (line.visit && line.visit.day < today) {
      const when = { day: line.visit.day, time: line.visit.time };
      throw new UserError('error.appointmentPast', { when }, 'visit.plan.example');
    }
    return line;
  },

  run: (line, context) => answerVisitLine({ ...line, typedOn: context.today }, 'plan', context),
});

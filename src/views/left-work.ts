import type { OpenWork } from '../domain/open-work.ts';
import type { Person } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { lines, withCode } from './rich-text.ts';

/** What somebody has left behind. */
export type LeftWork = OpenWork & {
  /** Open ones that they lead. */
  readonly tickets: number;
  readonly customers: number;
  /** The first of each, by the numbers people type; tickets also for the stages in them. */
  readonly followUpNumbers: readonly number[];
  readonly ticketNumbers: readonly number[];
};

/** Tells that somebody has left, what is theirs still, and what to type to give it to others. */
export function leftWorkMessage(
  { id, name }: Pick<Person, 'id' | 'name'>,
  work: LeftWork,
  words: Words,
): Message {
  const person = oneLine(name);
  const { followUps, appointments, stages, tickets, customers } = work;
  const title = words.t('left.title', { person });
  const counts = (
    [
      ['left.followUps', followUps],
      ['left.appointments', appointments],
      ['left.tickets', tickets],
      ['left.stages', stages],
      ['left.customers', customers],
    ] as const
  ).flatMap(([key, count]) => (count > 0 ? [words.t(key, { count })] : []));
  if (counts.length === 0) {
    const nothing = words.t('left.nothing');
    return {
      text: escapeText(`${title} ${nothing}`),
      blocks: [lines([{ bold: title }], [nothing])],
    };
  }
  const theirs = words.t('left.theirs', { counts: counts.join(words.t('list.separator')) });
  const listed = (kind: 'followUp' | 'ticket', numbers: readonly number[], total: number) => {
    const shown = numbers.map((number) => formatReference(kind, number));
    return [...shown, ...(total > numbers.length ? ['…'] : [])].join(words.t('list.separator'));
  };
  const { followUpNumbers, ticketNumbers } = work;
  const [followUp] = followUpNumbers;
  const [ticket] = ticketNumbers;
  return {
    text: escapeText(`${title} ${theirs}`),
    blocks: [
      lines(
        [{ bold: title }],
        [theirs],
        ...(followUp === undefined
          ? []
          : [
              withCode(
                words.t('left.giveFollowUps', {
                  list: listed('followUp', followUpNumbers, followUps),
                  reference: formatReference('followUp', followUp),
                }),
              ),
            ]),
        ...(ticket === undefined
          ? []
          : [
              withCode(
                words.t(tickets > 0 ? 'left.giveTickets' : 'left.giveStages', {
                  list: listed('ticket', ticketNumbers, ticketNumbers.length),
                  reference: formatReference('ticket', ticket),
                }),
              ),
            ]),
        [words.t('left.meanwhile', { person })],
      ),
      row(
        button(
          { name: 'hand-over:choose', label: words.t('left.handOver'), value: { fromId: id } },
          'primary',
        ),
      ),
    ],
  };
}

/** What such a message becomes once they are there again. */
export function ownerIsBackMessage(name: string, words: Words): Message {
  const title = words.t('left.isBack', { person: oneLine(name) });
  return { text: escapeText(title), blocks: [lines([title])] };
}

import type { MessageKey } from '../../i18n/words.ts';
import type { PersonId } from '../person.ts';
import type { StagePause } from '../ticket/ticket.ts';
import { type CalendarDay, dayOf, type Instant, type ZoneName } from '../zoned-time.ts';
import { refuse } from './refused-row.ts';
import { readPastMoment, type SaidMoment, type TicketFields } from './ticket-columns.ts';

/** What pauses are read with. */
export type PauseContext = {
  readonly now: Instant;
  readonly today: CalendarDay;
  readonly zone: ZoneName;
  readonly by: PersonId;
  /** The reason where none is said. */
  readonly noReason: string;
  readonly momentOf: (said: SaidMoment, column: MessageKey) => Instant;
};

const day = String.raw`\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:[ T]\d{1,2}:\d{2})?`;
/** From, until or up to now, reason. */
const writtenPause = new RegExp(
  String.raw`^(${day})\s*(?:[-–—~～至到]|to\b|until\b)\s*(${day}|今|now\b|today\b)?\s*[:：,，]?\s*(.*)$`,
  'iu',
);

/**
 * The pauses that a row tells of, in order; `isAssumed`: whether it says that the ticket is paused but not
 * since when, which is then now.
 *
 * @throws Refused where one cannot be read, ends before it begins, or overlaps another.
 */
export function readPauses(
  fields: TicketFields,
  context: PauseContext,
): { readonly pauses: readonly StagePause[]; readonly isAssumed: boolean } {
  const said = [...ofColumns(fields, context), ...ofText(fields.pauses ?? '', context)];
  const pauses = said.sort((one, other) => one.from - other.from);
  refuseDisorder(pauses, context);
  const isOpen = pauses.some(({ until }) => until === null);
  if (isOpen && fields.isPaused === false) {
    throw refuse('import.problem.pauseOpen', 'import.column.isPaused');
  }
  if (isOpen || !fields.isPaused) return { pauses, isAssumed: false };
  const { now: from, by, noReason } = context;
  const reason = fields.pauseFrom ? noReason : fields.pauseReason || noReason;
  return { pauses: [...pauses, { from, until: null, reason, by }], isAssumed: true };
}

function ofColumns(
  { pauseFrom, pauseUntil, pauseReason, isPaused }: TicketFields,
  { momentOf, by, noReason }: PauseContext,
): readonly StagePause[] {
  if (!pauseFrom) {
    if (pauseUntil) throw refuse('import.problem.pauseNoFrom', 'import.column.pauseUntil');
    if (pauseReason && !isPaused) {
      throw refuse('import.problem.pauseNoFrom', 'import.column.pauseReason');
    }
    return [];
  }
  return [
    {
      from: momentOf(pauseFrom, 'import.column.pauseFrom'),
      until: pauseUntil ? momentOf(pauseUntil, 'import.column.pauseUntil') : null,
      reason: pauseReason || noReason,
      by,
    },
  ];
}

function ofText(text: string, context: PauseContext): readonly StagePause[] {
  const parts = text.split(/[\n;；]/u).map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const [, from = '', until, reason] = writtenPause.exec(part) ?? [];
      const isOver = until !== undefined && /^\d/u.test(until);
      return {
        from: momentIn(from, part, context),
        until: isOver ? momentIn(until, part, context) : null,
        reason: reason || context.noReason,
        by: context.by,
      };
    });
}

function momentIn(written: string, part: string, { today, momentOf }: PauseContext): Instant {
  if (written === '') {
    const value = [...part].slice(0, 40).join('');
    throw refuse('import.problem.pauses', 'import.column.pauses', { value });
  }
  const read = readPastMoment(written, today);
  if ('value' in read) return momentOf(read.value, 'import.column.pauses');
  const { problem } = read;
  throw typeof problem === 'string'
    ? refuse('import.problem.pauses', 'import.column.pauses', { value: problem })
    : refuse(problem.key, 'import.column.pauses', problem.parameters);
}

function refuseDisorder(pauses: readonly StagePause[], { zone }: PauseContext): void {
  for (const [place, { from, until }] of pauses.entries()) {
    const value = dayOf(from, zone);
    if (until !== null && until < from) {
      throw refuse('import.problem.pauseEnds', 'import.column.pauseUntil', {
        from: value,
        until: dayOf(until, zone),
      });
    }
    const next = pauses[place + 1];
    if (next && (until === null || next.from < until)) {
      throw refuse('import.problem.pauseOverlap', 'import.column.pauses', {
        from: value,
        next: dayOf(next.from, zone),
      });
    }
  }
}

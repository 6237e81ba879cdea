import type { DeadlineExplanation } from '../domain/ticket/explain-deadline.ts';
import type {
  DeadlineProfile,
  StageLimit,
  TicketTemplate,
} from '../domain/ticket/stage-template.ts';
import type { Stage } from '../domain/ticket/ticket.ts';
import type { CalendarDay, ZoneName } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { attemptName } from './attempt-name.ts';
import { formatDeadline } from './format-deadline.ts';
import { formatLimit, profileName } from './format-limit.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { bullets, lines } from './rich-text.ts';

/** Why stages of a ticket are due when they are. */
export type ExplainedTicket = {
  /** `GC-12` */
  readonly reference: string;
  readonly customerName: string;
  readonly template: TicketTemplate;
  readonly stages: readonly {
    readonly stage: Stage;
    /** By all sets of limits that hold, the green channel counted in. */
    readonly limits: readonly {
      readonly limit: StageLimit;
      readonly profile: Pick<DeadlineProfile, 'key' | 'name'>;
    }[];
    /** Null where nothing is counted. */
    readonly explanation: DeadlineExplanation | null;
  }[];
  /** Null where nothing that counts has begun. */
  readonly cap: DeadlineExplanation | null;
  /** The reader's. */
  readonly today: CalendarDay;
  readonly zone: ZoneName;
};

/** Stage by stage, a fact on each line, and the total cap. */
export function explainedTicket(explained: ExplainedTicket, words: Words): Message {
  const { reference, customerName, stages, cap, template } = explained;
  const title = words.t('ticket.why.title', { reference, customer: oneLine(customerName) });
  const part = (head: string, rows: readonly string[]) => [
    lines([{ bold: head }]),
    bullets(...rows.map((one) => [one])),
  ];
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...stages.flatMap((one) =>
        part(attemptName(one.stage, template, words), rowsOf(one, explained, words)),
      ),
      ...part(
        words.t('ticket.why.cap'),
        cap ? formatDeadline(cap, explained, words) : [words.t('ticket.why.capNotBegun')],
      ),
    ],
  };
}

function rowsOf(
  { stage, limits, explanation }: ExplainedTicket['stages'][number],
  reader: Pick<ExplainedTicket, 'today' | 'zone'>,
  words: Words,
): readonly string[] {
  if (explanation) return formatDeadline(explanation, reader, words);
  if (limits.length === 0) return [words.t('ticket.why.none')];
  if (stage.startedAt !== null) return [words.t('ticket.why.notAgreed')];
  return [
    words.t('ticket.why.notBegun'),
    ...limits.map(({ limit, profile }) =>
      words.t('ticket.why.limit', {
        limit: formatLimit(limit, words),
        profile: profileName(profile, words),
      }),
    ),
  ];
}

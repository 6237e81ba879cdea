import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { PersonId } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import { documentName } from '../domain/ticket/document-name.ts';
import type { DocumentState, StageDocument } from '../domain/ticket/stage-documents.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import type { TicketTemplate } from '../domain/ticket/stage-template.ts';
import type { Stage, StageFile, Ticket } from '../domain/ticket/ticket.ts';
import type { CalendarDay, Instant, ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { attemptName } from './attempt-name.ts';
import { formatInstant } from './format-dates.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { pageBlocks, pageOf } from './pages.ts';
import { sayPhrase } from './problem-message.ts';
import { bullets, lines, link, type Part, withCode } from './rich-text.ts';

/** An attempt at a stage with its documents. */
export type DocumentedStage = {
  readonly stage: Stage;
  readonly documents: readonly StageDocument[];
  /** The oldest first. */
  readonly files: readonly StageFile[];
};

/** The documents of a ticket. */
export type TicketDocuments = {
  readonly ticket: Ticket;
  readonly customerName: string;
  readonly template: TicketTemplate;
  /** Code of the one stage that was asked for; null: all. */
  readonly asked: string | null;
  readonly stages: readonly DocumentedStage[];
  /** Stages that have not begun and will ask for documents. */
  readonly ahead: readonly DocumentedStage[];
  readonly names: ReadonlyMap<PersonId, string>;
  /** The reader's. */
  readonly today: CalendarDay;
  readonly zone: ZoneName;
};

/** More files of a stage are not listed one by one. */
const shownFiles = 10;

const stateKeys = {
  ticked: 'ticket.file.tickedOnly',
  attached: 'ticket.file.attached',
  missing: 'ticket.file.missing',
} as const satisfies Record<DocumentState, MessageKey>;

/** Stage by stage what is there, since when and through whom, and what is missing. */
export function ticketDocuments(all: TicketDocuments, number: number, words: Words): Message {
  const { ticket, customerName, asked } = all;
  const reference = formatReference('ticket', ticket.number);
  const page = pageOf(all.stages, number);
  const title = words.t('ticket.file.title', { reference, customer: oneLine(customerName) });
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...page.items.map((one) =>
        part(attemptName(one.stage, all.template, words), rowsOf(one, all, words)),
      ),
      ...pageBlocks(
        page,
        (next) => ({
          name: 'ticket:file',
          value: { ticketId: ticket.id, stage: asked, page: next },
        }),
        words,
      ),
      ...(page.number === page.count ? aheadBlocks(all, words) : []),
      ...nextBlocks(all, reference, words),
    ],
  };
}

function aheadBlocks({ ahead, template }: TicketDocuments, words: Words): readonly KnownBlock[] {
  if (ahead.length === 0) return [];
  const rows = ahead.map(({ stage, documents }) => [
    words.t('ticket.file.aheadRow', {
      stage: sayPhrase(stageName(stage.code, template), words),
      documents: documents.map(({ key }) => nameOf(key, words)).join(words.t('list.separator')),
    }),
  ]);
  return [part(words.t('ticket.file.ahead'), rows)];
}

/** How a file is added, with the stage that most likely gets it: one that misses some, or the next. */
function nextBlocks(
  { stages: [first], ahead, template }: TicketDocuments,
  reference: string,
  words: Words,
): readonly KnownBlock[] {
  const isMissing = first?.documents.some(({ state }) => state === 'missing');
  const example = isMissing ? first : (ahead[0] ?? first);
  if (!example) return [];
  const stage = sayPhrase(stageName(example.stage.code, template), words);
  return [lines(withCode(words.t('ticket.file.next', { reference, stage })))];
}

/** A bold line with a list below it, as one block: a message has room for 50. */
const part = (head: string, rows: readonly (readonly Part[])[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [...lines([{ bold: head }]).elements, ...bullets(...rows).elements],
});

function rowsOf(
  { stage, documents, files }: DocumentedStage,
  { names, zone, today }: TicketDocuments,
  words: Words,
): readonly (readonly Part[])[] {
  const by = (person: PersonId, at: Instant) => ({
    person: oneLine(names.get(person) ?? '?'),
    when: formatInstant(at, zone, today, words),
  });
  const signed = stage.approval ?? stage.ended;
  const left = files.length - shownFiles;
  const rows = [
    ...documents.map(({ key, state }) => {
      const document = nameOf(key, words);
      if (state === 'ticked' && signed) {
        return [words.t('ticket.file.ticked', { document, ...by(signed.by, signed.at) })];
      }
      return [words.t(stateKeys[state], { document })];
    }),
    ...files
      .slice(-shownFiles)
      .map(({ permalink, name, addedBy, addedAt }) => [
        link(permalink, oneLine(name)),
        words.t('ticket.file.added', by(addedBy, addedAt)),
      ]),
    ...(left > 0 ? [[`+${left}`]] : []),
  ];
  return rows.length > 0 ? rows : [[words.t('ticket.file.nothing')]];
}

const nameOf = (key: string, words: Words): string => sayPhrase(documentName(key), words);

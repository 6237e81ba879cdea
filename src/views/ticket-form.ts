import type { InputBlock } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import type { SupplyMode } from '../domain/quantity.ts';
import {
  type ImportanceLevel,
  importanceLevels,
  type ServiceProgram,
  servicePrograms,
  supplyModes,
  type Ticket,
  type TicketKind,
  ticketKinds,
} from '../domain/ticket/ticket.ts';
import { importanceNames } from '../domain/value-names.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { customerField, dayField, selectField, textField } from './input-fields.ts';
import { type Form, shorten } from './message.ts';
import { kindNames, programmeNames, supplyNames } from './ticket-facts.ts';

/** What a form of a ticket is filled with; null: nothing yet. */
export type TicketFormDraft = {
  readonly customer: Pick<Customer, 'id' | 'name' | 'voltage'>;
  readonly kind: TicketKind | null;
  readonly voltage: number | null;
  readonly capacityKva: number | null;
  readonly supplyMode: SupplyMode | null;
  readonly importance: ImportanceLevel | null;
  readonly programme: ServiceProgram | null;
  readonly requiredOn: CalendarDay | null;
};

type Place = { readonly responseUrl: string | null };

/** Longer figures than any supply has. */
const ratingLimit = 20;

/** The form that opens a ticket. */
export const emptyTicketForm = (
  { draft, responseUrl }: Place & { readonly draft: TicketFormDraft | null },
  words: Words,
): Form =>
  form('ticket:open', 'ticket.form.title', { responseUrl }, words, [
    customerField(
      {
        id: 'customer',
        label: words.t('visit.form.customer'),
        isOptional: false,
        value: draft?.customer ?? null,
      },
      words,
    ),
    ...fields(draft, words),
  ]);

/** The form that changes what a ticket says. */
export const editTicketForm = (
  ticket: Ticket,
  customer: TicketFormDraft['customer'],
  place: Place & { readonly isOwn: boolean },
  words: Words,
): Form =>
  form(
    'ticket:edit',
    'ticket.form.editTitle',
    { ticketId: ticket.id, version: ticket.version, ...place },
    words,
    fields({ ...ticket, customer }, words),
  );

function fields(draft: TicketFormDraft | null, words: Words): InputBlock[] {
  const voltage = draft?.voltage ?? draft?.customer.voltage ?? null;
  return [
    selectField(
      {
        id: 'kind',
        label: words.t('ticket.form.kind'),
        isOptional: false,
        value: draft?.kind ?? null,
      },
      ticketKinds.map((value) => ({ value, label: words.t(kindNames[value]) })),
    ),
    textField(
      {
        id: 'voltage',
        label: words.t('ticket.form.voltage'),
        isOptional: false,
        ...(voltage === null ? {} : { value: `${voltage / 1000}` }),
      },
      { isMultiline: false, limit: ratingLimit },
    ),
    textField(
      {
        id: 'capacity',
        label: words.t('ticket.form.capacity'),
        isOptional: false,
        ...(draft?.capacityKva ? { value: `${draft.capacityKva}` } : {}),
      },
      { isMultiline: false, limit: ratingLimit },
    ),
    selectField(
      {
        id: 'supplyMode',
        label: words.t('ticket.form.supplyMode'),
        isOptional: false,
        value: draft?.supplyMode ?? 'single',
      },
      supplyModes.map((value) => ({ value, label: words.t(supplyNames[value]) })),
    ),
    selectField(
      {
        id: 'importance',
        label: words.t('ticket.form.importance'),
        isOptional: false,
        value: draft?.importance ?? 'ordinary',
      },
      importanceLevels.map((value) => ({ value, label: words.t(importanceNames[value]) })),
    ),
    selectField(
      {
        id: 'programme',
        label: words.t('ticket.form.programme'),
        isOptional: false,
        value: draft?.programme ?? 'none',
      },
      servicePrograms.map((value) => ({ value, label: words.t(programmeNames[value]) })),
    ),
    dayField({
      id: 'requiredOn',
      label: words.t('ticket.form.requiredOn'),
      value: draft?.requiredOn ?? null,
    }),
  ];
}

function form(
  name: string,
  title: MessageKey,
  metadata: object,
  words: Words,
  blocks: InputBlock[],
): Form {
  return {
    type: 'modal',
    callback_id: name,
    private_metadata: JSON.stringify(metadata),
    title: { type: 'plain_text', text: shorten(words.t(title), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks,
  };
}

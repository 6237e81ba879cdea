import type { SupplyMode } from '../domain/quantity.ts';
import type { ServiceProgram, Ticket, TicketKind } from '../domain/ticket/ticket.ts';
import { importanceNames } from '../domain/value-names.ts';
import type { MessageKey, Words } from '../i18n/words.ts';

export const kindNames: Readonly<Record<TicketKind, MessageKey>> = {
  new: 'ticket.kind.new',
  increase: 'ticket.kind.increase',
  decrease: 'ticket.kind.decrease',
  temporary: 'ticket.kind.temporary',
  change: 'ticket.kind.change',
};

export const supplyNames: Readonly<Record<SupplyMode, MessageKey>> = {
  single: 'ticket.supply.single',
  dual: 'ticket.supply.dual',
  multiple: 'ticket.supply.multiple',
};

export const programmeNames: Readonly<Record<ServiceProgram, MessageKey>> = {
  none: 'ticket.programme.none',
  'three-zeros': 'ticket.programme.threeZeros',
  'three-savings': 'ticket.programme.threeSavings',
  green: 'ticket.programme.green',
};

/** What is applied for, part by part. */
export function ticketFacts(
  { kind, voltage, capacityKva, supplyMode, importance, programme }: Ticket,
  words: Words,
): readonly string[] {
  return [
    words.t(kindNames[kind]),
    words.t('ticket.voltage', { kilovolts: voltage / 1000 }),
    // One that came with a list may have none yet.
    ...(capacityKva === 0 ? [] : [words.t('ticket.capacity', { kva: capacityKva })]),
    words.t(supplyNames[supplyMode]),
    ...(importance === 'ordinary' ? [] : [words.t(importanceNames[importance])]),
    ...(programme === 'none' ? [] : [words.t(programmeNames[programme])]),
  ];
}

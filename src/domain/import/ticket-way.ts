import { allBefore, stagesBefore } from '../ticket/stage-order.ts';
import { isOnTheWay, type TicketTemplate } from '../ticket/stage-template.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** The stages of a ticket's way, by their codes. */
export type TicketWay = {
  /** In the order of the template. */
  readonly codes: readonly string[];
  /** What comes right before a stage. */
  readonly rightBefore: (code: string) => readonly string[];
  /** All that comes before a stage, near and far. */
  readonly before: (code: string) => ReadonlySet<string>;
};

/** The way of a ticket, worked out once. */
export function wayOf(ticket: Ticket, template: TicketTemplate): TicketWay {
  const codes = template.stages.filter((one) => isOnTheWay(one, ticket)).map(({ code }) => code);
  const right = new Map(codes.map((code) => [code, stagesBefore(code, ticket, template)]));
  const rightBefore = (code: string) => right.get(code) ?? [];
  const all = new Map(codes.map((code) => [code, allBefore(code, rightBefore)]));
  const none: ReadonlySet<string> = new Set();
  return { codes, rightBefore, before: (code) => all.get(code) ?? none };
}

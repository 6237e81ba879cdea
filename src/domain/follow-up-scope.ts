import type { CustomerId } from './customer.ts';
import type { PersonId } from './person.ts';

/** Whose follow-ups a list shows. */
export type FollowUpScope =
  | { readonly kind: 'mine' }
  | { readonly kind: 'team' }
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'customer'; readonly customerId: CustomerId };

/** A page of a list; pages count from 1. */
export type ListPlace = { readonly scope: FollowUpScope; readonly page: number };

export const ownList: ListPlace = { scope: { kind: 'mine' }, page: 1 };

/** `mine/1`, `customer/<id>/2`: short, because a menu choice carries 150 characters. */
export function formatListPlace({ scope, page }: ListPlace): string {
  switch (scope.kind) {
    case 'mine':
    case 'team':
      return `${scope.kind}/${page}`;
    case 'person':
      return `person/${scope.personId}/${page}`;
    case 'customer':
      return `customer/${scope.customerId}/${page}`;
  }
}

/** Reads what {@link formatListPlace} wrote; undefined for anything else. */
export function parseListPlace(text: string): ListPlace | undefined {
  const match = /^(?:(mine|team)|(person|customer)\/([^/]+))\/(\d{1,4})$/.exec(text);
  if (!match) return undefined;
  const [, whole, kind, id = '', page] = match;
  const place = (scope: FollowUpScope): ListPlace => ({ scope, page: Number(page) });
  if (whole === 'mine' || whole === 'team') return place({ kind: whole });
  // Ids take their brand where they come back from a button.
  return kind === 'person'
    ? place({ kind: 'person', personId: id as PersonId })
    : place({ kind: 'customer', customerId: id as CustomerId });
}

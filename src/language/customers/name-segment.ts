import type { CustomerId } from '../../domain/customer.ts';
import { foldName, nameTokens, withoutLegalForm } from './fold-name.ts';
import {
  initialsOf,
  type Piece,
  piecesOf,
  spacedForm,
  trigramCount,
  trigramsOf,
} from './name-form.ts';
import { type NameList, NameListBuilder } from './name-list.ts';
import { type Postings, PostingsBuilder } from './postings.ts';

/** What a customer may be called in a typed line. */
export type CustomerName = {
  readonly id: CustomerId;
  readonly name: string;
  /** Short names, English names, aliases. */
  readonly otherNames: readonly string[];
  readonly accountNumber: string | null;
};

/** Names made ready to be found. An entry is one name or alias of a customer. */
export type NameSegment = {
  readonly customers: readonly CustomerName[];
  /** Folded whole name, alias or account number → customers. */
  readonly exact: ReadonlyMap<string, readonly CustomerId[]>;
  /** The spaced form of each entry, without its legal form. */
  readonly names: readonly string[];
  readonly owners: readonly CustomerId[];
  /** Words and readings → entries. */
  readonly tokenKeys: ReadonlyMap<string, number>;
  readonly byToken: Postings;
  /** Runs of three letters, of words and of readings → entries. */
  readonly byTrigram: Postings;
  readonly initials: NameList;
  /** Account numbers; their entries are positions in `customers`. */
  readonly accounts: NameList;
  /** Every word that is not a single character. */
  readonly words: ReadonlySet<string>;
};

/** More customers of one name are no help in choosing. */
const mostOwners = 50;

/** What a piece is looked up by: a word, the readings of a character, or the character itself. */
export const keysOf = ({ text, readings }: Piece): readonly string[] =>
  readings.length > 0 ? readings : [text];

/** Prepares names for lookup. */
export function buildSegment(customers: readonly CustomerName[]): NameSegment {
  const building = new SegmentBuilder();
  for (const [position, customer] of customers.entries()) {
    for (const name of new Set([customer.name, ...customer.otherNames])) {
      building.addName(name, customer.id);
    }
    if (customer.accountNumber !== null) {
      building.addAccount(foldName(customer.accountNumber), customer.id, position);
    }
  }
  return building.segment(customers);
}

class SegmentBuilder {
  private readonly exact = new Map<string, CustomerId[]>();
  private readonly names: string[] = [];
  private readonly owners: CustomerId[] = [];
  private readonly tokenKeys = new Map<string, number>();
  private readonly byToken = new PostingsBuilder();
  private readonly byTrigram = new PostingsBuilder();
  private readonly initials = new NameListBuilder();
  private readonly accounts = new NameListBuilder();
  private readonly words = new Set<string>();

  addName(name: string, id: CustomerId): void {
    const bareName = withoutLegalForm(name);
    const tokens = nameTokens(bareName);
    if (tokens.length === 0) return;
    if (bareName.length < name.length) this.know(foldName(name), id);
    const form = spacedForm(tokens);
    this.know(form.replaceAll(' ', ''), id);
    this.addEntry(form, id);
    // A branch in brackets is often left out.
    const unbranched = withoutLegalForm(name.replaceAll(/[(（][^()（）]*[)）]/gu, ' '));
    const shorter = spacedForm(nameTokens(unbranched));
    if (shorter !== '' && shorter !== form) this.addEntry(shorter, id);
  }

  private addEntry(form: string, id: CustomerId): void {
    const pieces = piecesOf(form);
    const entry = this.names.length;
    this.names.push(form);
    this.owners.push(id);
    for (const piece of pieces) {
      for (const key of keysOf(piece)) this.byToken.add(this.keyNumber(key, piece), entry);
    }
    for (const trigram of trigramsOf(pieces)) this.byTrigram.add(trigram, entry);
    for (const initials of initialsOf(pieces)) this.initials.add(initials, entry);
  }

  addAccount(folded: string, id: CustomerId, position: number): void {
    this.know(folded, id);
    this.accounts.add(folded, position);
  }

  private know(key: string, id: CustomerId): void {
    if (key === '') return;
    const owners = this.exact.get(key);
    if (owners === undefined) this.exact.set(key, [id]);
    else if (owners.length < mostOwners && !owners.includes(id)) owners.push(id);
  }

  private keyNumber(key: string, { isCharacter }: Piece): number {
    if (!isCharacter) this.words.add(key);
    const known = this.tokenKeys.get(key);
    if (known !== undefined) return known;
    const number = this.tokenKeys.size;
    this.tokenKeys.set(key, number);
    return number;
  }

  segment(customers: readonly CustomerName[]): NameSegment {
    return {
      customers,
      exact: this.exact,
      names: this.names,
      owners: this.owners,
      tokenKeys: this.tokenKeys,
      byToken: this.byToken.postings(this.tokenKeys.size),
      byTrigram: this.byTrigram.postings(trigramCount),
      initials: this.initials.list(),
      accounts: this.accounts.list(),
      words: this.words,
    };
  }
}

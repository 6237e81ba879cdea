import type { ContactId } from './contact.ts';
import type { CreditIncidentId } from './credit-incident.ts';
import { type Customer, type CustomerId, mostAliases } from './customer.ts';
import type { CustomerDocumentId } from './customer-document.ts';
import { type CustomerProfile, mostSupplyPoints, type SupplyPoint } from './customer-profile.ts';
import type { FollowUpId } from './follow-up.ts';
import type { ImportantDateId } from './important-date.ts';
import type { PersonId, TeamId } from './person.ts';
import type { TicketId } from './ticket/ticket.ts';
import { UserError } from './user-error.ts';
import type { VisitId } from './visit.ts';
import type { ManagerChange } from './work-hand-over.ts';
import type { Instant } from './zoned-time.ts';

export type CustomerMergeId = string & { readonly __brand: 'CustomerMergeId' };

/** previewed: asked for and not decided; dropped: not done after all; undone: two customers again. */
export type CustomerMergeState = 'previewed' | 'dropped' | 'applied' | 'undone';

/** All that is written down of one customer itself. */
export type MergeSide = { readonly customer: Customer; readonly profile: CustomerProfile };

/** What a customer has one of, so that one of two is kept. `ownSource` stands for both its fields. */
export const mergeFields = [
  'name',
  'englishName',
  'accountNumber',
  'creditGrade',
  'voltage',
  'capacityKva',
  'region',
  'industry',
  'usageCategory',
  'importance',
  'ownSource',
  'tariffClass',
  'suppliedSince',
] as const;
export type MergeField = (typeof mergeFields)[number];

/** What is about a customer, by id; visits and tickets bring their files along. */
export type Belongings = {
  readonly visits: readonly VisitId[];
  readonly followUps: readonly FollowUpId[];
  readonly tickets: readonly TicketId[];
  readonly contacts: readonly ContactId[];
  readonly dates: readonly ImportantDateId[];
  readonly documents: readonly CustomerDocumentId[];
  /** Of the credit history. */
  readonly ratings: readonly string[];
  readonly incidents: readonly CreditIncidentId[];
};

/** How much of each people see there is. */
export type MergeCounts = {
  readonly [Kind in keyof Belongings]: number;
} & { readonly files: number; readonly supplyPoints: number };

/** What two became one of, kept so that it can be taken back. */
export type MergeKept = {
  readonly from: MergeSide & {
    readonly createdBy: PersonId;
    readonly managerChanges: readonly ManagerChange[];
  };
  readonly into: { readonly before: MergeSide; readonly after: MergeSide };
  readonly moved: Belongings;
  /** Contacts that are not key person any more, or were there twice, at the version that the merge left. */
  readonly contacts: readonly {
    readonly id: ContactId;
    readonly isKeyPerson: boolean;
    readonly version: number;
  }[];
  /** Important dates that were there twice. */
  readonly dates: readonly { readonly id: ImportantDateId; readonly version: number }[];
  /** Documents that were there twice. */
  readonly documents: readonly { readonly id: CustomerDocumentId; readonly version: number }[];
};

/** One customer that was there twice: `fromId` becomes part of `intoId`. */
export type CustomerMerge = {
  readonly id: CustomerMergeId;
  readonly teamId: TeamId;
  readonly fromId: CustomerId;
  readonly intoId: CustomerId;
  readonly state: CustomerMergeState;
  /** Fields of which the one of `fromId` is kept where both have one. */
  readonly taken: readonly MergeField[];
  /** Null before it was carried out. */
  readonly kept: MergeKept | null;
  readonly askedBy: PersonId;
  readonly askedAt: Instant;
  readonly appliedAt: Instant | null;
};

/** What a field holds; null: nothing. */
export function mergeValue(field: MergeField, side: MergeSide): string | number | null {
  const { customer, profile } = side;
  switch (field) {
    case 'name':
    case 'englishName':
    case 'accountNumber':
    case 'creditGrade':
    case 'voltage':
    case 'capacityKva':
      return customer[field];
    case 'region':
    case 'industry':
    case 'usageCategory':
    case 'importance':
    case 'tariffClass':
    case 'suppliedSince':
      return profile[field];
    case 'ownSource': {
      const { hasOwnSource, ownSource } = profile;
      return hasOwnSource === null ? null : `${hasOwnSource ? 'yes' : 'no'} ${ownSource}`;
    }
  }
}

/** Fields that only the one that goes has, and those that differ. */
export function compareSides(from: MergeSide, into: MergeSide) {
  const pairs = mergeFields.map((field) => ({
    field,
    theirs: mergeValue(field, from),
    ours: mergeValue(field, into),
  }));
  const fieldsOf = (wanted: typeof pairs) => wanted.map(({ field }) => field);
  return {
    filled: fieldsOf(pairs.filter(({ theirs, ours }) => theirs !== null && ours === null)),
    differing: fieldsOf(
      pairs.filter(({ theirs, ours }) => theirs !== null && ours !== null && theirs !== ours),
    ),
  };
}

/** Finds all that have become part of a customer, by the merges that hold. */
export function formerIdsBy(merges: readonly Pick<CustomerMerge, 'fromId' | 'intoId'>[]) {
  const partsOf = Map.groupBy(merges, ({ intoId }) => intoId);
  const formerIds = (id: CustomerId): readonly CustomerId[] =>
    (partsOf.get(id) ?? []).flatMap(({ fromId }) => [fromId, ...formerIds(fromId)]);
  return formerIds;
}

const folded = (name: string) => name.normalize('NFKC').toLowerCase();

/**
 * The one customer that two become. It is found by every name and number of both.
 *
 * @throws UserError where they have more names, or more supply points, than one customer can have.
 */
export function mergeSides(
  from: MergeSide,
  into: MergeSide,
  taken: readonly MergeField[],
): MergeSide {
  const { filled, differing } = compareSides(from, into);
  const theirs = new Set<MergeField>([
    ...filled,
    ...differing.filter((field) => taken.includes(field)),
  ]);
  const of = (field: MergeField) => (theirs.has(field) ? from : into);
  const customer: Customer = {
    ...into.customer,
    name: of('name').customer.name,
    englishName: of('englishName').customer.englishName,
    accountNumber: of('accountNumber').customer.accountNumber,
    creditGrade: of('creditGrade').customer.creditGrade,
    voltage: of('voltage').customer.voltage,
    capacityKva: of('capacityKva').customer.capacityKva,
  };
  const { hasOwnSource, ownSource } = of('ownSource').profile;
  const profile: CustomerProfile = {
    region: of('region').profile.region,
    industry: of('industry').profile.industry,
    usageCategory: of('usageCategory').profile.usageCategory,
    importance: of('importance').profile.importance,
    tariffClass: of('tariffClass').profile.tariffClass,
    suppliedSince: of('suppliedSince').profile.suppliedSince,
    hasOwnSource,
    ownSource,
    isKeyAccount: into.profile.isKeyAccount || from.profile.isKeyAccount,
    supplyPoints: joinPoints(into.profile.supplyPoints, from.profile.supplyPoints),
  };
  return {
    customer: { ...customer, aliases: joinNames(customer, into.customer, from.customer) },
    profile,
  };
}

function joinNames(kept: Customer, ...both: readonly Customer[]): readonly string[] {
  const own = [kept.name, kept.englishName, kept.accountNumber];
  const seen = new Set(own.flatMap((name) => (name === null ? [] : [folded(name)])));
  const names: string[] = [];
  for (const { name, englishName, aliases, accountNumber } of both) {
    for (const one of [...aliases, name, englishName, accountNumber]) {
      if (one === null || seen.has(folded(one))) continue;
      seen.add(folded(one));
      names.push(one);
    }
  }
  if (names.length > mostAliases) {
    throw new UserError('error.mergeNames', { count: names.length, limit: mostAliases });
  }
  return names;
}

function joinPoints(
  ours: readonly SupplyPoint[],
  theirs: readonly SupplyPoint[],
): readonly SupplyPoint[] {
  const known = new Set(ours.map((point) => JSON.stringify(point)));
  const points = [...ours, ...theirs.filter((point) => !known.has(JSON.stringify(point)))];
  if (points.length > mostSupplyPoints) {
    throw new UserError('error.mergePoints', { count: points.length, limit: mostSupplyPoints });
  }
  return points;
}

/**
 * What the customer is once the merge is taken back: every field as it was before, but for those that
 * somebody has changed since; these are named.
 */
export function splitSide(
  { before, after }: MergeKept['into'],
  now: MergeSide,
): { readonly side: MergeSide; readonly kept: readonly MergeField[] } {
  const changed = (field: MergeField) => mergeValue(field, now) !== mergeValue(field, after);
  const kept = mergeFields.filter(
    (field) => changed(field) && mergeValue(field, before) !== mergeValue(field, after),
  );
  const of = (field: MergeField) => (changed(field) ? now : before);
  const added = new Set(
    [...after.customer.aliases, after.customer.name].filter(
      (alias) => !before.customer.aliases.includes(alias),
    ),
  );
  const points = new Set(after.profile.supplyPoints.map((point) => JSON.stringify(point)));
  const wasThere = new Set(before.profile.supplyPoints.map((point) => JSON.stringify(point)));
  const name = of('name').customer.name;
  // What became the name or number of the one was among its other names before.
  const dropped = before.customer.aliases.filter(
    (alias) => !after.customer.aliases.includes(alias),
  );
  const aliases = [...now.customer.aliases.filter((alias) => !added.has(alias)), ...dropped];
  const own = of('ownSource').profile;
  return {
    kept,
    side: {
      customer: {
        ...now.customer,
        name,
        englishName: of('englishName').customer.englishName,
        accountNumber: of('accountNumber').customer.accountNumber,
        creditGrade: of('creditGrade').customer.creditGrade,
        voltage: of('voltage').customer.voltage,
        capacityKva: of('capacityKva').customer.capacityKva,
        aliases: [...new Set(aliases)].filter((alias) => alias !== name),
      },
      profile: {
        region: of('region').profile.region,
        industry: of('industry').profile.industry,
        usageCategory: of('usageCategory').profile.usageCategory,
        importance: of('importance').profile.importance,
        tariffClass: of('tariffClass').profile.tariffClass,
        suppliedSince: of('suppliedSince').profile.suppliedSince,
        hasOwnSource: own.hasOwnSource,
        ownSource: own.ownSource,
        isKeyAccount:
          now.profile.isKeyAccount === after.profile.isKeyAccount
            ? before.profile.isKeyAccount
            : now.profile.isKeyAccount,
        supplyPoints: now.profile.supplyPoints.filter(
          (point) => !points.has(JSON.stringify(point)) || wasThere.has(JSON.stringify(point)),
        ),
      },
    },
  };
}

/** Apparent power is what a supply is sized and contracted by; active power is what a load draws. */
export type PowerKind = 'apparent' | 'active';

export type SupplyMode = 'single' | 'dual' | 'multiple';

/** What a customer applies for: 新装, 增容, 减容, 变更. */
export type BusinessKind = 'new-connection' | 'capacity-increase' | 'capacity-reduction' | 'change';

/** Currencies that are recognised, by ISO 4217 code. */
export type CurrencyCode = 'CNY' | 'USD' | 'EUR' | 'GBP' | 'HKD' | 'TWD';

/** A figure. Of a range, `value` is the upper end and `from` the lower one; `from` is null otherwise. */
export type Figure = { readonly value: number; readonly from: number | null };

/** Something that a typed text says in the terms of the trade, with the words as they were typed. */
export type Quantity = {
  readonly text: string;
} /** Volt-amperes where apparent, watts where active; of several units together, the total. */ & (
  | ({ readonly kind: 'capacity'; readonly power: PowerKind } & Figure)
  /** Volts. */
  | ({ readonly kind: 'voltage' } & Figure)
  | { readonly kind: 'supply-mode'; readonly mode: SupplyMode }
  | { readonly kind: 'business-kind'; readonly business: BusinessKind }
  /** Units of the currency: yuan, not fen. */
  | ({ readonly kind: 'money'; readonly currency: CurrencyCode } & Figure)
  /** A person at the customer's, by the title they are called by. */
  | { readonly kind: 'contact'; readonly name: string; readonly title: string }
  /** Somebody of the Slack workspace; the name is null where only Slack knows it. */
  | { readonly kind: 'mention'; readonly slackUserId: string; readonly name: string | null }
);

/** Somebody of the workspace who is mentioned in a text, and by what name. */
export type Mentioned = { readonly slackUserId: string; readonly name: string };

/** The same things said twice, in whatever words, kept once. */
export function distinctQuantities(quantities: readonly Quantity[]): readonly Quantity[] {
  const seen = new Set<string>();
  return quantities.filter((quantity) => {
    const { text: _typed, ...meaning } = quantity;
    const key = JSON.stringify(meaning, Object.keys(meaning).sort());
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

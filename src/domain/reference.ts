/** Records that have a short reference people can type: V-12, F-31, GC-12. */
export type ReferenceKind = 'visit' | 'followUp' | 'ticket';

export type Reference = { readonly kind: ReferenceKind; readonly number: number };

const letters: Record<ReferenceKind, string> = { visit: 'V', followUp: 'F', ticket: 'GC' };

const kinds: readonly ReferenceKind[] = ['visit', 'followUp', 'ticket'];

/** `F-31` */
export function formatReference(kind: ReferenceKind, number: number): string {
  return `${letters[kind]}-${number}`;
}

/** Reads `F-31`, `f31`, `F－３１`; undefined where the text is no reference. */
export function parseReference(text: string): Reference | undefined {
  const match = /^(V|F|GC)\s*-?\s*(\d{1,9})$/iu.exec(text.normalize('NFKC').trim());
  const kind = kinds.find((one) => letters[one] === match?.[1]?.toUpperCase());
  return match && kind ? { kind, number: Number(match[2]) } : undefined;
}

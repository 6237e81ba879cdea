/** Records that have a short reference people can type: V-12, F-31. */
export type ReferenceKind = 'visit' | 'followUp';

export type Reference = { readonly kind: ReferenceKind; readonly number: number };

const letters: Record<ReferenceKind, string> = { visit: 'V', followUp: 'F' };

/** `F-31` */
export function formatReference(kind: ReferenceKind, number: number): string {
  return `${letters[kind]}-${number}`;
}

/** Reads `F-31`, `f31`, `F－３１`; undefined where the text is no reference. */
export function parseReference(text: string): Reference | undefined {
  const match = /^([VF])\s*-?\s*(\d{1,9})$/iu.exec(text.normalize('NFKC').trim());
  if (!match) return undefined;
  const number = Number(match[2]);
  return { kind: match[1]?.toUpperCase() === 'V' ? 'visit' : 'followUp', number };
}

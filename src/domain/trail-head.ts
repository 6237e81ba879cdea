/** Number and hash of the last entry of the audit trail: whoever keeps them elsewhere sees whether it was cut or written anew. */
export type TrailHead = {
  readonly seq: number;
  /** Hexadecimal digits; a noted one may be cut to the first sixteen. */
  readonly hash: string;
};

/** So much of a hash tells two trails apart; nobody reads 64 digits. */
const shownDigits = 16;

/** `1234:3f2a91c0d4e5b687`: a head as it is posted and as it is given back for comparison. */
export const formatHead = ({ seq, hash }: TrailHead): string =>
  `${seq}:${hash.slice(0, shownDigits)}`;

/** The head that somebody noted; null where the text is none. */
export function parseHead(text: string): TrailHead | null {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{16,64})$/.exec(text.trim()) ?? [];
  return seq && hash ? { seq: Number(seq), hash } : null;
}

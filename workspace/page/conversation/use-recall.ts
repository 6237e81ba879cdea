import { useRef } from 'react';

/** The lines that were sent, for the arrow keys. */
export type Recall = {
  readonly remember: (line: string) => void;
  /** Whether the arrows may recall: nothing is typed, or what stands there was recalled. */
  readonly isFree: (text: string) => boolean;
  /** The line before (-1) or after (1) the recalled one; empty past the last. */
  readonly turn: (step: number) => string;
};

/** Remembers the lines of one composer while it is on screen. */
export function useRecall(): Recall {
  const lines = useRef<string[]>([]);
  const at = useRef(0);
  return {
    remember: (line) => {
      lines.current.push(line);
      at.current = lines.current.length;
    },
    isFree: (text) =>
      lines.current.length > 0 && (text === '' || text === lines.current[at.current]),
    turn: (step) => {
      at.current = Math.max(0, Math.min(lines.current.length, at.current + step));
      return lines.current[at.current] ?? '';
    },
  };
}

import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { DrawnPicture, Picture } from '../domain/picture.ts';
import type { Pictures } from '../ports/pictures.ts';
import type { PictureAnswer } from './picture-process.ts';

/** What drawing may take. */
export type PictureLimits = {
  /** From asking to the picture, the start of the process included. */
  readonly milliseconds: number;
  readonly heapMegabytes: number;
  /** A process that holds more is let go after its picture. */
  readonly heldBytes: number;
  /** After so long without a picture the process is let go. */
  readonly idleMs: number;
  /** So many of the last pictures are kept … */
  readonly keptPictures: number;
  /** … with so many bytes at most. */
  readonly keptBytes: number;
};

export const pictureLimits: PictureLimits = {
  milliseconds: 10_000,
  heapMegabytes: 128,
  heldBytes: 320 * 1024 * 1024,
  idleMs: 60_000,
  keptPictures: 12,
  keptBytes: 4 * 1024 * 1024,
};

/** A picture that was not drawn. */
export class NotDrawnError extends Error {
  override readonly name = 'NotDrawnError';
}

export type OpenPictures = Pictures & {
  /** Of the process that draws; null while there is none. */
  readonly processId: () => number | null;
  /** How many were drawn, and not taken from those that are kept. */
  readonly drawnCount: () => number;
};

/**
 * Draws pictures in a process of its own, which comes with the first one and goes when there is nothing
 * to draw: it holds as much memory as the bot, and a fault in the drawing library ends it alone.
 */
export function openPictures(limits: PictureLimits = pictureLimits): OpenPictures {
  const underWay = new Map<string, Promise<DrawnPicture>>();
  /** Those used last are at the end. */
  const kept = new Map<string, DrawnPicture>();
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let drawnCount = 0;
  let isClosed = false;

  function letGo(): void {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = null;
  }

  async function drawNow(picture: Picture): Promise<DrawnPicture> {
    if (isClosed) throw new NotDrawnError('pictures are closed');
    clearTimeout(idle);
    child ??= startProcess(limits, (ended) => {
      if (child === ended) child = null;
    });
    try {
      const answer = await ask(child, picture, limits.milliseconds);
      if (answer.heldBytes > limits.heldBytes) letGo();
      if ('fault' in answer) throw new NotDrawnError(answer.fault);
      drawnCount += 1;
      return answer.drawn;
    } catch (error) {
      if (!(error instanceof NotDrawnError)) letGo();
      throw error instanceof NotDrawnError ? error : new NotDrawnError(String(error));
    } finally {
      if (child) idle = setTimeout(letGo, limits.idleMs).unref();
    }
  }

  return {
    async draw(picture) {
      const key = createHash('sha256').update(JSON.stringify(picture)).digest('base64url');
      const known = kept.get(key);
      if (known) {
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      const begun = underWay.get(key);
      if (begun) return begun;
      // One after the other: the process draws one at a time, and its time counts from its turn.
      const drawing = last.then(() => drawNow(picture));
      underWay.set(key, drawing);
      last = drawing.catch(() => {});
      try {
        kept.set(key, await drawing);
        forgetOld(kept, limits);
        return await drawing;
      } finally {
        underWay.delete(key);
      }
    },
    async close() {
      isClosed = true;
      letGo();
      await last;
    },
    processId: () => child?.pid ?? null,
    drawnCount: () => drawnCount,
  };
}

function startProcess(
  { heapMegabytes }: PictureLimits,
  onEnd: (child: ChildProcess) => void,
): ChildProcess {
  const child = fork(fileURLToPath(new URL('./picture-process.ts', import.meta.url)), [], {
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    // Nothing of the bot's environment is its business.
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.once('exit', () => onEnd(child));
  // A bot that ends does not wait for it.
  child.unref();
  child.channel?.unref();
  return child;
}

async function ask(
  child: ChildProcess,
  picture: Picture,
  milliseconds: number,
): Promise<PictureAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PictureAnswer>();
  const timer = setTimeout(reject, milliseconds, new Error('the picture took too long'));
  const onMessage = (answer: PictureAnswer) => resolve(answer);
  const onExit = () => reject(new Error('the process that draws has ended'));
  child.once('message', onMessage);
  child.once('exit', onExit);
  child.once('error', reject);
  try {
    child.send(picture);
    return await promise;
  } finally {
    clearTimeout(timer);
    child.off('message', onMessage);
    child.off('exit', onExit);
    child.off('error', reject);
  }
}

function forgetOld(
  kept: Map<string, DrawnPicture>,
  { keptPictures, keptBytes }: PictureLimits,
): void {
  let bytes = 0;
  for (const { png } of kept.values()) bytes += png.byteLength;
  for (const [key, { png }] of kept) {
    if (kept.size <= keptPictures && bytes <= keptBytes) return;
    bytes -= png.byteLength;
    kept.delete(key);
  }
}

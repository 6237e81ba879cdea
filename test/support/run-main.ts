import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const mainFile = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** The bot as a process of its own, started like `npm start`. */
export type MainProcess = {
  readonly pid: number;
  /** What it printed so far, on both streams. */
  readonly output: () => string;
  /** The first match in what it prints. Rejects with all it printed when it ends, or takes too long. */
  readonly printed: (pattern: RegExp, timeoutMs?: number) => Promise<RegExpExecArray>;
  /** Exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Sends a signal and does not wait. */
  readonly send: (signal: NodeJS.Signals) => void;
  /** Ends it and waits; SIGKILL is `kill -9`. */
  readonly end: (signal?: NodeJS.Signals) => Promise<void>;
};

export type MainOptions = {
  /** Working folder; relative database paths are below it. */
  readonly folder: string;
  /** All of the environment beside PATH and TZ. */
  readonly env?: Readonly<Record<string, string>>;
  /** Modules that are loaded before the bot. */
  readonly imports?: readonly URL[];
  /** Options of Node, as in `npm start`; default none. */
  readonly nodeOptions?: readonly string[];
};

/** Starts `node src/main.ts`. The caller ends it. */
export function runMain(options: MainOptions): MainProcess {
  const { folder, env = {}, imports = [], nodeOptions = [] } = options;
  const loaded = imports.flatMap(({ href }) => ['--import', href]);
  const child = spawn(process.execPath, [...nodeOptions, ...loaded, mainFile], {
    cwd: folder,
    // Nothing of the test's own environment: a token there would decide what is started.
    env: { PATH: process.env.PATH ?? '', TZ: 'America/St_Johns', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('The bot does not start');
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, 'close').then(
    ([code, signal]: (number | NodeJS.Signals | null)[]) => code ?? signal ?? null,
  );
  return {
    output: () => output,
    printed(pattern, timeoutMs = 20_000) {
      const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
      const look = () => {
        const match = pattern.exec(output);
        if (match) resolve(match);
      };
      const fail = (what: string) => reject(new Error(`${what} before ${pattern}:\n${output}`));
      const timer = setTimeout(() => fail(`${timeoutMs} ms went by`), timeoutMs);
      ended.then((how) => fail(`It ended (${how})`), reject);
      listeners.add(look);
      look();
      return promise.finally(() => {
        clearTimeout(timer);
        listeners.delete(look);
      });
    },
    pid,
    ended,
    send: (signal) => {
      child.kill(signal);
    },
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
    },
  };
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no port');
  return address.port;
}

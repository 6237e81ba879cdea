import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** A process that is measured from outside. */
export type MeasuredProcess = {
  /** Milliseconds from its start to what it was to print. */
  readonly readyMs: number;
  /** The match in what it printed. */
  readonly match: RegExpExecArray;
  /** Resident memory in MB (10^6 bytes). */
  readonly residentMb: () => number;
  /** Resolves with all it printed once it has ended by itself. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
};

export type ProcessOptions = {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
};

const running = new Set<() => Promise<void>>();

/** Ends what a failed measurement left. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((stop) => stop()));
}

/** Starts a process in a group of its own and waits for what it prints. */
export async function runProcess(
  { command, args, folder, env }: ProcessOptions,
  ready: RegExp,
): Promise<MeasuredProcess> {
  const startedAt = performance.now();
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    // npm starts the bot as a process below it; the group ends as one.
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} does not start`);
  let output = '';
  const ended = once(child, 'close').then(() => {
    running.delete(stop);
    return output;
  });
  const stop = async () => {
    process.kill(-pid, 'SIGTERM');
    await ended;
  };
  running.add(stop);
  const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    output += piece;
    const match = ready.exec(output);
    if (match) resolve(match);
  });
  ended.then(
    () => reject(new Error(`${command} ${args.join(' ')} ended early: ${output}`)),
    reject,
  );
  const match = await promise;
  return {
    readyMs: performance.now() - startedAt,
    match,
    residentMb: () => residentMb(pid),
    ended,
    stop,
  };
}

/** Resident memory of a process in MB (10^6 bytes). */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  if (kilobytes === undefined) throw new Error(`The memory of process ${pid} cannot be read`);
  return (Number(kilobytes) * 1024) / 1e6;
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

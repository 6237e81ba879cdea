/**
 * Loaded before the bot's process: does what stands in the file LINESMAN_RIG_ORDERS, at its start and
 * at each SIGUSR2, and writes beside it what the database answered.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { setFull, synchronousOf } from './fill-disk.ts';
import { setShift } from './hurry-clock.ts';

const file = process.env.LINESMAN_RIG_ORDERS ?? '';
const orders = z.object({ shiftMs: z.number(), isDiskFull: z.boolean() });

function obey(): void {
  const { shiftMs, isDiskFull } = orders.parse(JSON.parse(readFileSync(file, 'utf8')));
  setShift(shiftMs);
  setFull(isDiskFull);
  const synchronous = synchronousOf();
  if (synchronous.length === 0) return;
  // Whoever waits for the answer finds it whole.
  writeFileSync(`${file}.said`, JSON.stringify({ synchronous }));
  renameSync(`${file}.said`, `${file}.answer`);
}

obey();
process.on('SIGUSR2', obey);

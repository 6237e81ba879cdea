import { Temporal } from 'temporal-polyfill';
import type { BrowserAnswer, MoveClockRequest } from '../protocol.ts';
import { done, failed } from './answer-page.ts';
import type { World } from './world.ts';

const longestMove = { years: 1 };
const notMovable = 'The time of this workspace cannot be moved.';

/** Wall time in a zone as epoch milliseconds; `null` where it is not a time. */
function readWallTime(text: string, timeZone: string): number | null {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The clock as a person in this zone reads it: `2026-11-26 07:45`. */
function wordTime(moment: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
  return local.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** A person moves the workspace's time forward; answered once those who share the clock are done. */
export async function moveClock(world: World, request: MoveClockRequest): Promise<BrowserAnswer> {
  const { clock, directory } = world;
  const person = directory.person(request.personId);
  if (person === undefined) return failed('There is no such person here.');
  if (!world.canMoveClock) return failed(notMovable);
  const { timeZone } = person;
  const moment = readWallTime(request.to, timeZone);
  if (moment === null) return failed('A time is written like 2026-11-26T07:45.');
  const now = clock.now();
  if (moment <= now) {
    return failed(`Time moves forward only: here it is ${wordTime(now, timeZone)} already.`);
  }
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  if (moment > here.add(longestMove).epochMilliseconds) {
    return failed('Time moves by a year at most.');
  }
  return moveTo(world, moment);
}

/** Moves the time forward by so many minutes. */
export async function moveClockBy(world: World, minutes: number): Promise<BrowserAnswer> {
  if (!world.canMoveClock) return failed(notMovable);
  return moveTo(world, world.clock.now() + minutes * 60_000);
}

async function moveTo(world: World, moment: number): Promise<BrowserAnswer> {
  const { clock, directory, announcements, clockListeners } = world;
  clock.moveTo(moment);
  const everybody = directory.people().map(({ id }) => id);
  announcements.announce(everybody, { type: 'clock', now: clock.now() });
  await clockListeners.tell(clock.now());
  return done;
}

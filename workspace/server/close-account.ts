import { sendUserChanged } from './send-events.ts';
import type { World } from './world.ts';

/** Closes a person's account; the app hears of it, unless the event is lost on its way. */
export function closeAccount(world: World, personId: string, isHeard = true): void {
  world.directory.deactivate(personId);
  if (isHeard) sendUserChanged(world, personId);
}

/** Opens a closed account again; the app hears of it. */
export function reopenAccount(world: World, personId: string): void {
  world.directory.reactivate(personId);
  sendUserChanged(world, personId);
}

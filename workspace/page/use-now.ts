import { useEffect, useState } from 'react';
import type { WorkspaceClock } from '../protocol.ts';

const renewEvery = 30_000;

/**
 * The workspace's time in epoch milliseconds. It runs on from what the server said last, and is
 * renewed often enough that minutes, "today" and "ago" stay true.
 */
export function useNow(clock: WorkspaceClock): number {
  const [since, setSince] = useState(() => ({ clock, heardAt: Date.now() }));
  const [machineNow, setMachineNow] = useState(since.heardAt);
  if (since.clock !== clock) {
    const heardAt = Date.now();
    setSince({ clock, heardAt });
    setMachineNow(heardAt);
  }
  useEffect(() => {
    const timer = setInterval(() => setMachineNow(Date.now()), renewEvery);
    return () => clearInterval(timer);
  }, []);
  return since.clock.now + machineNow - since.heardAt;
}

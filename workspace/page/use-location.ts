import { useCallback, useEffect, useState } from 'react';

/** Who looks and what is on screen, as the address says it (`#person=U1&at=C1`). */
export type PageLocation = {
  readonly personId: string | null;
  /** A channel id, `home`, or `null` for the first channel. */
  readonly at: string | null;
};

/** The page's place in the address: a reload or a second window comes back to it. */
export function useLocation(): readonly [PageLocation, (location: PageLocation) => void] {
  const [location, setLocation] = useState(readLocation);
  useEffect(() => {
    const follow = () => setLocation(readLocation());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const go = useCallback((next: PageLocation) => {
    const address = new URLSearchParams();
    if (next.personId !== null) address.set('person', next.personId);
    if (next.at !== null) address.set('at', next.at);
    window.history.pushState(null, '', `#${address}`);
    setLocation(next);
  }, []);
  return [location, go];
}

function readLocation(): PageLocation {
  const address = new URLSearchParams(window.location.hash.slice(1));
  return { personId: address.get('person'), at: address.get('at') };
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { WorkspaceEvent, WorkspaceState } from '../protocol.ts';
import { applyWorkspaceEvent, carryEphemerals } from './apply-workspace-event.ts';
import { fetchState, listenToEvents } from './talk-to-server.ts';

/** What the page knows of the workspace. */
export type Workspace = {
  /** `null` until the first answer. */
  readonly state: WorkspaceState | null;
  /** The state could not be fetched and there is none to show. */
  readonly hasFailed: boolean;
  /** The event stream stands; `false` while it is being tried again. */
  readonly isConnected: boolean;
  readonly tryAgain: () => void;
};

type Follower = {
  readonly change: (change: (before: WorkspaceState | null) => WorkspaceState | null) => void;
  readonly connect: (isConnected: boolean) => void;
};

const refreshAgainAfter = 1500;

/**
 * Fetches a person's state and keeps it up to date by the event stream.
 * @param personId `null` for whoever the server names first.
 */
export function useWorkspace(personId: string | null): Workspace {
  const [state, setState] = useState<WorkspaceState | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [isConnected, setIsConnected] = useState(true);
  const openNow = useRef(() => {});
  const tryAgain = useCallback(() => openNow.current(), []);

  useEffect(() => {
    let isCurrent = true;
    let stop = () => {};
    let retry: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      clearTimeout(retry);
      fetchState(personId).then(
        (fresh) => {
          if (!isCurrent) return;
          setHasFailed(false);
          setState(fresh);
          stop();
          stop = followPerson(fresh.personId, { change: setState, connect: setIsConnected });
        },
        () => {
          if (!isCurrent) return;
          setHasFailed(true);
          clearTimeout(retry);
          retry = setTimeout(open, refreshAgainAfter);
        },
      );
    };
    openNow.current = open;
    open();
    return () => {
      isCurrent = false;
      clearTimeout(retry);
      stop();
    };
  }, [personId]);

  return { state, hasFailed, isConnected, tryAgain };
}

/** Applies a person's events until the answered function is called. */
function followPerson(personId: string, follower: Follower): () => void {
  let isCurrent = true;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let sinceAsked: WorkspaceEvent[] = [];

  // What happened while the stream was away is only in the state; what happens while the state is
  // under way may be missing from it, so it is applied once more on top.
  const refresh = () => {
    sinceAsked = [];
    fetchState(personId).then(
      (fresh) => {
        if (!isCurrent) return;
        const events = sinceAsked;
        follower.change((before) =>
          events.reduce(
            applyWorkspaceEvent,
            before === null ? fresh : carryEphemerals(fresh, before),
          ),
        );
        follower.connect(true);
      },
      () => {
        if (!isCurrent) return;
        follower.connect(false);
        retry = setTimeout(refresh, refreshAgainAfter);
      },
    );
  };

  const stop = listenToEvents(personId, {
    opened: refresh,
    happened: (event) => {
      sinceAsked.push(event);
      follower.change((before) => before && applyWorkspaceEvent(before, event));
    },
    lost: () => follower.connect(false),
  });
  return () => {
    isCurrent = false;
    clearTimeout(retry);
    stop();
  };
}

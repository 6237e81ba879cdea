import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

const near = 80;
const farAway = 400;

/**
 * Keeps a scrolling list at its end while its content grows, unless the reader scrolled up.
 * `isAway` once the end is well out of sight.
 */
export function useNewestInSight(frame: RefObject<HTMLElement | null>): {
  readonly isAway: boolean;
  readonly toNewest: () => void;
} {
  const [isAway, setIsAway] = useState(false);
  useLayoutEffect(() => {
    const list = frame.current;
    const inside = list?.firstElementChild;
    if (list === null || inside === null || inside === undefined) return;
    let isAtEnd = true;
    let height = 0;
    const toEnd = () => {
      // Growing makes the list fire a scroll of its own; only a reader's scroll moves it away.
      const hasGrown = list.scrollHeight !== height;
      height = list.scrollHeight;
      if (isAtEnd && hasGrown) list.scrollTop = height;
    };
    const follow = () => {
      const distance = list.scrollHeight - list.scrollTop - list.clientHeight;
      setIsAway(distance > farAway);
      if (list.scrollHeight === height) isAtEnd = distance < near;
    };
    const sizes = new ResizeObserver(() => {
      toEnd();
      if (isAtEnd) list.scrollTop = list.scrollHeight;
    });
    sizes.observe(inside);
    sizes.observe(list);
    list.addEventListener('scroll', follow, { passive: true });
    toEnd();
    return () => {
      sizes.disconnect();
      list.removeEventListener('scroll', follow);
    };
  }, [frame]);
  const toNewest = useCallback(() => {
    const list = frame.current;
    list?.scrollTo({ top: list.scrollHeight });
  }, [frame]);
  return { isAway, toNewest };
}

import { type RefObject, useLayoutEffect } from 'react';

const near = 80;

/** Keeps a scrolling list at its end while its content grows, unless the reader scrolled up. */
export function useNewestInSight(frame: RefObject<HTMLElement | null>): void {
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
      if (list.scrollHeight !== height) return;
      isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < near;
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
}

import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { usePage } from '../page-context.ts';

/** In pixels: a text somewhat longer than what is shown of it is shown whole. */
const shownOfLong = 340;
const longest = 460;

/** A text that is cut short where it is very long, with a way to see all of it. */
export function LongText({ children }: { children: ReactNode }) {
  const { words } = usePage();
  const inside = useRef<HTMLDivElement>(null);
  const [isLong, setIsLong] = useState(false);
  const [isWhole, setIsWhole] = useState(false);
  const id = useId();
  useLayoutEffect(() => {
    const text = inside.current;
    if (text === null) return;
    const measure = () => setIsLong(text.scrollHeight > longest);
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(text);
    return () => sizes.disconnect();
  }, []);
  const isCut = isLong && !isWhole;
  return (
    <>
      <div
        id={id}
        className={isCut ? 'long-text cut' : 'long-text'}
        style={isCut ? { maxHeight: shownOfLong } : undefined}
      >
        <div ref={inside}>{children}</div>
      </div>
      {isLong ? (
        <button
          type="button"
          className="link-button"
          aria-expanded={isWhole}
          aria-controls={id}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? words.showLess : words.showMore}
        </button>
      ) : null}
    </>
  );
}

import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';

type FloatingProps = {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly className: string;
  /** At least as wide as what it hangs on. */
  readonly isAsWide?: boolean;
  readonly children: ReactNode;
};

const edge = 8;
const gap = 4;

/** A panel that hangs on an element, above everything else and inside the window. */
export function Floating({ anchor, className, isAsWide = false, children }: FloatingProps) {
  const panel = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const floating = panel.current;
    if (floating === null) return;
    floating.showPopover();
    const place = () => placePanel(floating, anchor.current, isAsWide);
    place();
    const sizes = new ResizeObserver(place);
    sizes.observe(floating);
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      sizes.disconnect();
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [anchor, isAsWide]);

  return (
    <div ref={panel} popover="manual" className={`floating ${className}`}>
      {children}
    </div>
  );
}

function placePanel(panel: HTMLElement, anchor: HTMLElement | null, isAsWide: boolean): void {
  if (anchor === null) return;
  const around = anchor.getBoundingClientRect();
  if (isAsWide) panel.style.minWidth = `${around.width}px`;
  const below = window.innerHeight - around.bottom - gap - edge;
  const above = around.top - gap - edge;
  const isBelow = below >= Math.min(panel.scrollHeight, 260) || below >= above;
  panel.style.maxHeight = `${Math.max(120, isBelow ? below : above)}px`;
  const { width, height } = panel.getBoundingClientRect();
  const left = Math.max(edge, Math.min(around.left, window.innerWidth - width - edge));
  panel.style.left = `${left}px`;
  panel.style.top = `${isBelow ? around.bottom + gap : around.top - gap - height}px`;
}

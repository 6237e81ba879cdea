import { useRef } from 'react';
import { type Page, usePage } from '../page-context.ts';

/**
 * The page as a message needs it: the same object until something a message shows has changed.
 * A new message would otherwise draw all the others again.
 */
export function useSteadyPage(): Page {
  const page = usePage();
  const steady = useRef(page);
  if (!looksTheSame(steady.current, page)) steady.current = page;
  return steady.current;
}

/** Whether two pages differ in messages, forms, the Home tab and the clock only. */
function looksTheSame(one: Page, other: Page): boolean {
  const [before, after] = [one.state, other.state];
  return (
    before.app === after.app &&
    before.people === after.people &&
    before.channels === after.channels &&
    before.shortcuts === after.shortcuts &&
    before.personId === after.personId &&
    one.words === other.words &&
    one.reader === other.reader &&
    one.conversationId === other.conversationId &&
    one.notify === other.notify &&
    one.confirm === other.confirm &&
    one.openChannel === other.openChannel
  );
}

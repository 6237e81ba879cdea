import { type ReactNode, useRef } from 'react';
import type { MessageDay } from '../arrange-messages.ts';
import { nameOfDay } from '../format-slack-date.ts';
import { Glyph } from '../glyph.tsx';
import { PageContext } from '../page-context.ts';
import { MessageRow } from './message-row.tsx';
import { useNewestInSight } from './use-newest-in-sight.ts';
import { useSteadyPage } from './use-steady-page.ts';

/** Messages by day, with the newest in sight; a reader who scrolled up finds a way back down. */
export function MessageList(props: {
  readonly days: readonly MessageDay[];
  /** Shown where there are no messages. */
  readonly empty: ReactNode;
  readonly onOpenThread: ((ts: string) => void) | null;
}) {
  const { days, empty, onOpenThread } = props;
  const steadyPage = useSteadyPage();
  const { words, reader } = steadyPage;
  const frame = useRef<HTMLDivElement>(null);
  const { isAway, toNewest } = useNewestInSight(frame);
  return (
    <div className="messages-frame">
      <div ref={frame} className="messages">
        <div className="messages-inside" role="log" aria-live="polite">
          {days.length === 0 ? empty : null}
          <PageContext value={steadyPage}>
            {days.map(({ day, moment, messages }) => (
              <section key={day} className="day">
                <h3 className="day-name">
                  <span>{nameOfDay(moment, reader)}</span>
                </h3>
                <ol className="message-list">
                  {messages.map(({ message, isFirst, replyCount }) => (
                    <MessageRow
                      key={message.ts}
                      message={message}
                      isFirst={isFirst}
                      replyCount={replyCount}
                      onOpenThread={onOpenThread}
                    />
                  ))}
                </ol>
              </section>
            ))}
          </PageContext>
        </div>
      </div>
      {isAway ? (
        <button type="button" className="button to-newest" onClick={toNewest}>
          <Glyph name="down" />
          {words.newestMessages}
        </button>
      ) : null}
    </div>
  );
}

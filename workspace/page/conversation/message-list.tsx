import { Fragment, type ReactNode, useRef } from 'react';
import { findFirstNew, type MessageDay } from '../arrange-messages.ts';
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
  /** A line stands above the first message of somebody else after this moment. */
  readonly newSince: number | null;
  readonly onOpenThread: ((ts: string) => void) | null;
}) {
  const { days, empty, newSince, onOpenThread } = props;
  const steadyPage = useSteadyPage();
  const { words, reader } = steadyPage;
  const frame = useRef<HTMLDivElement>(null);
  const { isAway, toNewest } = useNewestInSight(frame);
  const firstNew =
    newSince === null ? null : findFirstNew(days, newSince, steadyPage.state.personId);
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
                    <Fragment key={message.ts}>
                      {message.ts === firstNew ? (
                        <li className="new-line">
                          <span>{words.newMessages}</span>
                        </li>
                      ) : null}
                      <MessageRow
                        message={message}
                        isFirst={isFirst || message.ts === firstNew}
                        replyCount={replyCount}
                        onOpenThread={onOpenThread}
                      />
                    </Fragment>
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

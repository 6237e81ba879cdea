import { useEffect, useState } from 'react';
import type { SlackJson } from '../protocol.ts';
import { Avatar } from './avatar.tsx';
import { Blocks } from './blocks/draw-blocks.tsx';
import { usePage } from './page-context.ts';
import { objectsAt } from './read-slack-json.ts';
import { ServerSilent, sendGesture } from './talk-to-server.ts';
import { SurfaceContext, useSurface } from './use-surface.ts';

const place = { kind: 'home' } as const;

/** The app's Home tab; opening it tells the app, which may then publish a view. */
export function HomeTab() {
  const { state, words, notify } = usePage();
  const { app, home, personId } = state;
  const [isOpening, setIsOpening] = useState(true);

  useEffect(() => {
    let isCurrent = true;
    setIsOpening(true);
    sendGesture('home', { personId })
      .then(
        ({ error }) => {
          if (isCurrent && error !== null) notify(words.serverSentence(error));
        },
        (error: unknown) => {
          if (!(error instanceof ServerSilent)) throw error;
          if (isCurrent) notify(words.noAnswer);
        },
      )
      .finally(() => isCurrent && setIsOpening(false));
    return () => {
      isCurrent = false;
    };
  }, [personId, notify, words]);

  return (
    <section className="home" aria-label={words.home}>
      <header className="head">
        <Avatar id={app.botUserId} name={app.name} isApp />
        <h1>{app.name}</h1>
        <small>{words.home}</small>
      </header>
      <div className="home-body">
        {home === null ? (
          <p className="empty" aria-busy={isOpening}>
            {isOpening ? words.busy : words.emptyHome}
          </p>
        ) : (
          <HomeView view={home} />
        )}
      </div>
    </section>
  );
}

function HomeView({ view }: { view: SlackJson }) {
  const { notify } = usePage();
  const blocks = objectsAt(view, 'blocks');
  const surface = useSurface({ place, blocks, notify });
  return (
    <SurfaceContext value={surface}>
      <Blocks blocks={blocks} />
    </SurfaceContext>
  );
}

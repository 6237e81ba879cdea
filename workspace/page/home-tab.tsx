import type { SlackJson } from '../protocol.ts';
import { AppHead } from './app-head.tsx';
import { Blocks } from './blocks/draw-blocks.tsx';
import { Glyph } from './glyph.tsx';
import { usePage } from './page-context.ts';
import { objectsAt } from './read-slack-json.ts';
import { useOpenTab } from './use-open-tab.ts';
import { SurfaceContext, useSurface } from './use-surface.ts';

const place = { kind: 'home' } as const;

/** The app's Home tab; opening it tells the app, which may then publish a view. */
export function HomeTab() {
  const { state, words } = usePage();
  const { home } = state;
  const isOpening = useOpenTab('home');
  return (
    <section className="home" aria-label={words.home}>
      <AppHead tab="home" />
      <div className="home-body">
        {home === null ? (
          <div className="empty-conversation" aria-busy={isOpening}>
            <span className="empty-sign">
              <Glyph name="home" />
            </span>
            <p>{isOpening ? words.busy : words.emptyHome}</p>
          </div>
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

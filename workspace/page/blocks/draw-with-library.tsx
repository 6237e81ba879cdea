import { Message } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';
import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import type { SlackJson } from '../../protocol.ts';
import { usePage } from '../page-context.ts';
import { typeOf } from '../read-slack-json.ts';

const points = z.array(z.object({ label: z.string(), value: z.number() }));

/** The two blocks that are only shown and that the blocks library shows well. */
const libraryBlock = z.discriminatedUnion('type', [
  z.object({ type: z.literal('markdown'), text: z.string() }),
  z.object({
    type: z.literal('data_visualization'),
    title: z.string().exactOptional(),
    chart: z.union([
      z.object({ type: z.literal('pie'), segments: points }),
      z.object({
        type: z.enum(['line', 'bar', 'area']),
        series: z.array(z.object({ name: z.string(), data: points })),
        axis_config: z
          .object({
            categories: z.array(z.string()).exactOptional(),
            x_label: z.string().exactOptional(),
            y_label: z.string().exactOptional(),
          })
          .exactOptional(),
      }),
    ]),
  }),
]);

const darkness = window.matchMedia('(prefers-color-scheme: dark)');

function followDarkness(changed: () => void): () => void {
  darkness.addEventListener('change', changed);
  return () => darkness.removeEventListener('change', changed);
}

/** A `markdown` or `data_visualization` block, loaded when the first one comes. */
export default function LibraryBlock({ block }: { block: SlackJson }) {
  const { words } = usePage();
  const isDark = useSyncExternalStore(followDarkness, () => darkness.matches);
  const known = libraryBlock.safeParse(block);
  if (!known.success) return <p className="neutral">{words.unknownBlock(typeOf(block))}</p>;
  return (
    <div className="library-block">
      <Message
        blocks={[known.data]}
        name=""
        logo=""
        theme={isDark ? 'dark' : 'light'}
        withoutWrapper
      />
    </div>
  );
}

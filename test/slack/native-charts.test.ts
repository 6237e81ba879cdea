import { expect, test } from 'vitest';
import type { Chart } from '../../src/domain/chart.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { chartPicture } from '../../src/views/chart-picture.ts';
import { sampleCharts } from '../support/sample-charts.ts';
import { sampleTeam, sampleWorkspace } from '../support/sample-records.ts';
import { startSender } from '../support/start-sender.ts';

const picture = (chart: Chart) =>
  ({
    kind: 'file',
    content: {
      kind: 'file',
      document: 'picture',
      readerId: personId(sampleWorkspace.id, 'UWANG'),
      reference: 'visits',
      picture: chartPicture(chart, wordsFor('en')),
      altText: 'Said in words.',
    },
  }) as const;

/** How messages in Wang's conversation show a chart: Slack's own, or a file. */
const shown = ({ workspace }: Awaited<ReturnType<typeof startSender>>) =>
  workspace
    .messages(workspace.as('UWANG').directChannelId())
    .map(({ blocks, files }) => [
      ...blocks.map(({ type }) => type),
      ...files.map(({ mimetype }) => mimetype),
    ]);

test('a chart that Slack can draw goes out as its own; others as pictures', async () => {
  const sender = await startSender();
  await sender.queue({ ...picture(sampleCharts.visits), dedupeKey: 'one' });
  await sender.queue({ ...picture(sampleCharts.board), dedupeKey: 'two' });
  await sender.drain();
  expect(shown(sender)).toEqual([
    ['rich_text', 'data_visualization'],
    ['rich_text', 'image/png'],
  ]);
  await sender.tools.pictures.close();
});

test('a Slack that refuses it is remembered, and gets the picture at once and from then on', async () => {
  const sender = await startSender();
  const { store, workspace } = sender;
  workspace.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' }, 1);
  await sender.queue({ ...picture(sampleCharts.visits), dedupeKey: 'one' });
  await sender.drain();
  await sender.queue({ ...picture(sampleCharts.visits), dedupeKey: 'two' });
  await sender.drain();
  expect(shown(sender)).toEqual([
    ['rich_text', 'image/png'],
    ['rich_text', 'image/png'],
  ]);
  expect((await store.read.teams.settings(sampleTeam.id))['picture.nativeCharts']).toBe(false);
  const posts = workspace.calls().filter(({ method }) => method === 'chat.postMessage');
  expect(posts.map(({ ok }) => ok)).toEqual([false]);
  expect((await store.read.audit.of(`team/${sampleTeam.id}`)).map(({ action }) => action)).toEqual([
    'charts.refused',
  ]);
  await sender.tools.pictures.close();
});

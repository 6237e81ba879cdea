import { expect, onTestFinished, test, vi } from 'vitest';
import { wordsFor } from '../../src/i18n/words.ts';
import { NotDrawnError, openPictures, pictureLimits } from '../../src/pictures/open-pictures.ts';
import { chartPicture } from '../../src/views/chart-picture.ts';
import { sampleCharts } from '../support/sample-charts.ts';

function open(limits: Partial<typeof pictureLimits> = {}) {
  const pictures = openPictures({ ...pictureLimits, ...limits });
  onTestFinished(() => pictures.close());
  return pictures;
}

const board = chartPicture(sampleCharts.board, wordsFor('zh-Hans'));
const visits = chartPicture(sampleCharts.visits, wordsFor('en'));

const isAlive = (processId: number | null) => {
  if (processId === null) return false;
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
};

test('a picture that was drawn before is not drawn again', async () => {
  const pictures = open();
  const first = await pictures.draw(board);
  const [again, other] = await Promise.all([pictures.draw(board), pictures.draw(visits)]);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
  expect(pictures.drawnCount()).toBe(2);
});

test('one that is asked for twice at once is drawn once', async () => {
  const pictures = open();
  const [one, other] = await Promise.all([pictures.draw(board), pictures.draw(board)]);
  expect(one).toBe(other);
  expect(pictures.drawnCount()).toBe(1);
});

test('the process comes with the first picture and goes when there is nothing to draw', async () => {
  const pictures = open({ idleMs: 20 });
  expect(pictures.processId()).toBeNull();
  await pictures.draw(board);
  const processId = pictures.processId();
  expect(isAlive(processId)).toBe(true);
  await vi.waitFor(() => expect(isAlive(processId)).toBe(false), 5_000);
  expect(pictures.processId()).toBeNull();
  await pictures.draw(visits);
  expect(pictures.drawnCount()).toBe(2);
});

test('what takes too long is given up, and the next picture is drawn all the same', async () => {
  const pictures = open({ milliseconds: 1 });
  await expect(pictures.draw(board)).rejects.toThrow(NotDrawnError);
  expect(pictures.processId()).toBeNull();
  const patient = open();
  await expect(patient.draw(board)).resolves.toMatchObject({ width: 1080 });
});

test('a process without memory ends alone, and a new one draws the next picture', async () => {
  const hungry = open({ heapMegabytes: 4 });
  await expect(hungry.draw(board)).rejects.toThrow('the process that draws has ended');
  const pictures = open();
  await pictures.draw(board);
  const killed = pictures.processId();
  if (killed !== null) process.kill(killed, 'SIGKILL');
  await vi.waitFor(() => expect(pictures.processId()).toBeNull(), 5_000);
  await expect(pictures.draw(visits)).resolves.toMatchObject({ width: 1080 });
});

test('a process that holds too much is let go after its picture', async () => {
  const pictures = open({ heldBytes: 1 });
  await pictures.draw(board);
  expect(pictures.processId()).toBeNull();
});

test('of many pictures the last ones are kept', async () => {
  const pictures = open({ keptPictures: 1 });
  await pictures.draw(board);
  await pictures.draw(visits);
  await pictures.draw(visits);
  expect(pictures.drawnCount()).toBe(2);
  await pictures.draw(board);
  expect(pictures.drawnCount()).toBe(3);
});

import type { DrawnPicture, Picture } from '../domain/picture.ts';
import { drawPicture } from './draw-picture.ts';

/** What became of a picture, and how much memory the process holds, in bytes. */
export type PictureAnswer = { readonly heldBytes: number } & (
  | { readonly drawn: DrawnPicture }
  | { readonly fault: string }
);

process.on('message', (picture: Picture) => {
  process.send?.(answer(picture));
});
process.on('disconnect', () => process.exit());

function answer(picture: Picture): PictureAnswer {
  try {
    const drawn = drawPicture(picture);
    return { drawn, heldBytes: process.memoryUsage.rss() };
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { fault, heldBytes: process.memoryUsage.rss() };
  }
}

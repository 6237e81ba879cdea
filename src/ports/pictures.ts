import type { DrawnPicture, Picture } from '../domain/picture.ts';

/** Draws charts. */
export interface Pictures {
  /** @throws where it takes too long or too much memory. */
  draw(picture: Picture): Promise<DrawnPicture>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

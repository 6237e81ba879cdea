import type { UploadAnswer } from '../protocol.ts';
import { failed } from './answer-page.ts';
import { publicFile, type StoredFile } from './keep-files.ts';
import { placeToWrite, postAsPerson } from './say-something.ts';
import { sendFileShared } from './send-events.ts';
import type { World } from './world.ts';

/** A file that a person adds, and where it goes. */
export type Upload = {
  readonly personId: string;
  /** `null` keeps the file without a message, for a form or a later message. */
  readonly channelId: string | null;
  readonly threadTs: string | null;
  readonly text: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** Files kept before that go into the same message. */
  readonly earlierIds: readonly string[];
};

const refused = (error: string): UploadAnswer => ({ ...failed(error), file: null });
const longestName = 255;

/** A person adds a file: to a conversation as a message, or to be used in one later. */
export function uploadFile(world: World, upload: Upload): UploadAnswer {
  const { personId, channelId, threadTs, bytes } = upload;
  // Only the name counts: a browser may send a path before it.
  const given = (upload.name.split(/[\\/]/).at(-1) ?? '').toWellFormed();
  const name = [...given].slice(0, longestName).join('');
  const person = world.directory.person(personId);
  if (person === undefined) return refused('There is no such person here.');
  if (name === '') return refused('A file needs a name.');
  if (bytes.length === 0) return refused(`${name} is empty.`);
  const place = channelId === null ? null : placeToWrite(world, personId, channelId);
  if (typeof place === 'string') return refused(place);
  const earlier = upload.earlierIds.map((id) => world.files.find(id));
  const isOwn = (file: StoredFile | undefined): file is StoredFile => file?.userId === personId;
  if (!earlier.every(isOwn)) return refused('One of these files is not here.');
  const file = world.files.add({ name, userId: personId, bytes });
  if (place !== null) {
    const files = [...earlier, file];
    postAsPerson(world, { personId, channelId: place.id, threadTs, text: upload.text }, files);
    for (const one of files) sendFileShared(world, one, place.id);
  }
  return { ok: true, error: null, fieldErrors: {}, file: publicFile(file) };
}

import { useEffect, useRef, useState } from 'react';
import { usePage } from '../page-context.ts';

/** A file that goes with the next message. */
export type Attachment = {
  readonly key: number;
  readonly file: File;
  /** Where a picture can be seen before it is sent; `null` for any other file. */
  readonly pictureUrl: string | null;
};

/** The files of the message that is being written. */
export type Attachments = {
  readonly list: readonly Attachment[];
  /** Why a file was not taken. */
  readonly problem: string | null;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (key: number) => void;
  readonly clear: () => void;
};

const largest = 20_000_000;
const most = 10;

/** Keeps the files that go with the next message, and says why one cannot. */
export function useAttachments(): Attachments {
  const { words } = usePage();
  const [list, setList] = useState<readonly Attachment[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const nextKey = useRef(0);
  useRevokedPictures(list);

  const faultOf = (file: File): string | null => {
    if (file.size > largest) return words.fileTooLarge(file.name);
    return file.size === 0 ? words.fileEmpty(file.name) : null;
  };
  return {
    list,
    problem,
    add(files) {
      const sound = files.filter((file) => faultOf(file) === null);
      const taken = sound.slice(0, most - list.length).map((file) => {
        nextKey.current += 1;
        const isPicture = file.type.startsWith('image/');
        const pictureUrl = isPicture ? URL.createObjectURL(file) : null;
        return { key: nextKey.current, file, pictureUrl };
      });
      const faults = files.map(faultOf).filter((fault) => fault !== null);
      const overflow = taken.length < sound.length ? words.tooManyFiles(most) : null;
      setList([...list, ...taken]);
      setProblem(faults[0] ?? overflow);
    },
    remove(key) {
      setList(list.filter((one) => one.key !== key));
      setProblem(null);
    },
    clear() {
      setList([]);
      setProblem(null);
    },
  };
}

/** Gives back the memory of pictures that are no longer shown. */
function useRevokedPictures(list: readonly Attachment[]): void {
  const shown = useRef<readonly string[]>([]);
  useEffect(() => {
    const urls = list.flatMap(({ pictureUrl }) => (pictureUrl === null ? [] : [pictureUrl]));
    for (const url of shown.current) if (!urls.includes(url)) URL.revokeObjectURL(url);
    shown.current = urls;
  }, [list]);
  useEffect(
    () => () => {
      for (const url of shown.current) URL.revokeObjectURL(url);
      shown.current = [];
    },
    [],
  );
}

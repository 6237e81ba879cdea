import { extname } from 'node:path';
import type { WorkspaceFile } from '../protocol.ts';

/** A file with its bytes. */
export type StoredFile = WorkspaceFile & {
  readonly title: string;
  readonly userId: string;
  /** Epoch seconds. */
  readonly created: number;
  /** Slack's word for its kind, such as `pdf`. */
  readonly filetype: string;
  /** Slack's longer word for its kind, such as `PDF`. */
  readonly prettyType: string;
  readonly bytes: Buffer;
};

/** What is said of a new file; the rest follows from its name and bytes. */
export type NewFile = {
  readonly name: string;
  readonly title?: string | undefined;
  readonly userId: string;
  readonly bytes: Buffer;
};

/** All files, those that stand in no message too. */
export type FileBook = {
  readonly add: (file: NewFile) => StoredFile;
  readonly find: (fileId: string) => StoredFile | undefined;
  readonly all: () => readonly StoredFile[];
  /** An id for a file whose bytes are still to come. */
  readonly reserve: (promised: Omit<NewFile, 'bytes'> & { readonly length: number }) => string;
  /** What was promised under this id; `undefined` where nothing was, or it has come already. */
  readonly promised: (fileId: string) => PromisedFile | undefined;
  /** The bytes that were promised. */
  readonly fill: (fileId: string, bytes: Buffer) => void;
  /** Takes a filled file into the workspace. */
  readonly complete: (fileId: string, title: string | undefined) => StoredFile | undefined;
};

/** A file on its way: announced by name and length. */
export type PromisedFile = Omit<NewFile, 'bytes'> & {
  readonly length: number;
  /** `null` until it has come. */
  readonly bytes: Buffer | null;
};

type Kind = readonly [mimetype: string, filetype: string, prettyType: string];

const unknownKind: Kind = ['application/octet-stream', 'binary', 'Binary'];
const office = 'application/vnd.openxmlformats-officedocument';

/** By the ending of the name, as Slack tells files apart. */
const kinds: { readonly [ending: string]: Kind } = {
  '.png': ['image/png', 'png', 'PNG'],
  '.jpg': ['image/jpeg', 'jpg', 'JPEG'],
  '.jpeg': ['image/jpeg', 'jpg', 'JPEG'],
  '.gif': ['image/gif', 'gif', 'GIF'],
  '.webp': ['image/webp', 'webp', 'WebP'],
  '.svg': ['image/svg+xml', 'svg', 'SVG'],
  '.heic': ['image/heic', 'heic', 'HEIC'],
  '.pdf': ['application/pdf', 'pdf', 'PDF'],
  '.csv': ['text/csv', 'csv', 'CSV'],
  '.tsv': ['text/tab-separated-values', 'tsv', 'TSV'],
  '.txt': ['text/plain', 'text', 'Plain Text'],
  '.md': ['text/markdown', 'markdown', 'Markdown'],
  '.json': ['application/json', 'json', 'JSON'],
  '.xml': ['application/xml', 'xml', 'XML'],
  '.html': ['text/html', 'html', 'HTML'],
  '.ics': ['text/calendar', 'ics', 'Calendar'],
  '.vcf': ['text/vcard', 'vcard', 'vCard'],
  '.zip': ['application/zip', 'zip', 'Zip'],
  '.xls': ['application/vnd.ms-excel', 'xls', 'Excel Spreadsheet'],
  '.xlsx': [`${office}.spreadsheetml.sheet`, 'xlsx', 'Excel Spreadsheet'],
  '.doc': ['application/msword', 'doc', 'Word Document'],
  '.docx': [`${office}.wordprocessingml.document`, 'docx', 'Word Document'],
  '.ppt': ['application/vnd.ms-powerpoint', 'ppt', 'PowerPoint Presentation'],
  '.pptx': [`${office}.presentationml.presentation`, 'pptx', 'PowerPoint Presentation'],
  '.mp3': ['audio/mpeg', 'mp3', 'MP3'],
  '.m4a': ['audio/mp4', 'm4a', 'MPEG 4 Audio'],
  '.mp4': ['video/mp4', 'mp4', 'MPEG 4 Video'],
  '.mov': ['video/quicktime', 'mov', 'QuickTime Movie'],
};

/** The file as the page is told of it. */
export function publicFile({ id, name, mimetype, size, url }: StoredFile): WorkspaceFile {
  return { id, name, mimetype, size, url };
}

/** A book without files. */
export function createFileBook(parts: {
  readonly now: () => number;
  readonly newId: (prefix: string) => string;
}): FileBook {
  const files = new Map<string, StoredFile>();
  const onTheirWay = new Map<string, PromisedFile>();
  const keep = (id: string, { name, title, userId, bytes }: NewFile): StoredFile => {
    const [mimetype, filetype, prettyType] = kinds[extname(name).toLowerCase()] ?? unknownKind;
    const stored: StoredFile = {
      id,
      name,
      title: title ?? name,
      mimetype,
      filetype,
      prettyType,
      size: bytes.length,
      url: `/browser/file/${id}`,
      userId,
      created: Math.floor(parts.now() / 1000),
      bytes,
    };
    files.set(id, stored);
    return stored;
  };
  return {
    add: (file) => keep(parts.newId('F'), file),
    find: (fileId) => files.get(fileId),
    all: () => [...files.values()],
    reserve(promised) {
      const id = parts.newId('F');
      onTheirWay.set(id, { ...promised, bytes: null });
      return id;
    },
    promised: (fileId) => onTheirWay.get(fileId),
    fill(fileId, bytes) {
      const promised = onTheirWay.get(fileId);
      if (promised !== undefined) onTheirWay.set(fileId, { ...promised, bytes });
    },
    complete(fileId, title) {
      const promised = onTheirWay.get(fileId);
      if (promised?.bytes == null) return undefined;
      onTheirWay.delete(fileId);
      const { bytes, name, userId } = promised;
      return keep(fileId, { name, userId, bytes, title: title ?? promised.title });
    },
  };
}

import { randomBytes } from 'node:crypto';
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
  /** Default the name. */
  readonly title?: string | undefined;
  readonly userId: string;
  readonly bytes: Buffer;
  /** What a picture shows. */
  readonly altText?: string | null;
};

/** All files, those that stand in no message too. */
export type FileBook = {
  readonly add: (file: NewFile) => StoredFile;
  readonly find: (fileId: string) => StoredFile | undefined;
  readonly all: () => readonly StoredFile[];
  readonly remove: (fileId: string) => void;
  readonly wasRemoved: (fileId: string) => boolean;
  /** Announces a file whose bytes are to be sent with this key. */
  readonly reserve: (announced: AnnouncedFile) => { readonly fileId: string; readonly key: string };
  /** Takes the bytes; false where nothing was announced with this key. */
  readonly fill: (key: string, bytes: Buffer) => boolean;
  /** Whether the bytes of an announced file are here. */
  readonly hasCome: (fileId: string) => boolean;
  /** Takes a file whose bytes are here into the workspace. */
  readonly complete: (fileId: string, title: string | undefined) => StoredFile | undefined;
};

/** A file that is to come, by its name and length in bytes. */
export type AnnouncedFile = {
  readonly name: string;
  readonly userId: string;
  readonly length: number;
  readonly altText: string | null;
};

/** A file on its way; `bytes` is `null` until it has come. */
type ComingFile = AnnouncedFile & { readonly key: string; readonly bytes: Buffer | null };

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
export function publicFile({ id, name, mimetype, size, url, altText }: StoredFile): WorkspaceFile {
  return { id, name, mimetype, size, url, altText };
}

/** A book without files. */
export function createFileBook(parts: {
  readonly now: () => number;
  readonly newId: (prefix: string) => string;
}): FileBook {
  const files = new Map<string, StoredFile>();
  const coming = new Map<string, ComingFile>();
  const removed = new Set<string>();
  const keep = (
    id: string,
    { name, title, userId, bytes, altText = null }: NewFile,
  ): StoredFile => {
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
      altText,
    };
    files.set(id, stored);
    return stored;
  };
  return {
    add: (file) => keep(parts.newId('F'), file),
    find: (fileId) => files.get(fileId),
    all: () => [...files.values()],
    remove: (fileId) => {
      files.delete(fileId);
      removed.add(fileId);
    },
    wasRemoved: (fileId) => removed.has(fileId),
    reserve(announced) {
      const fileId = parts.newId('F');
      const key = randomBytes(18).toString('hex');
      coming.set(fileId, { ...announced, key, bytes: null });
      return { fileId, key };
    },
    fill(key, bytes) {
      const found = [...coming].find(([, file]) => file.key === key);
      if (found === undefined) return false;
      const [fileId, file] = found;
      coming.set(fileId, { ...file, bytes });
      return true;
    },
    hasCome(fileId) {
      const file = coming.get(fileId);
      // Bytes of another length than announced are no whole file.
      return file?.bytes?.length === file?.length && file !== undefined;
    },
    complete(fileId, title) {
      const file = coming.get(fileId);
      if (file === undefined || file.bytes === null) return undefined;
      coming.delete(fileId);
      const { name, userId, bytes, altText } = file;
      return keep(fileId, { name, userId, bytes, altText, title });
    },
  };
}

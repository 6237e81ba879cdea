import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { BackupError } from './copy-database.ts';

/** A bucket of S3, or of something that speaks as it does. */
export type BucketPlace = {
  /** `https://s3.eu-central-1.amazonaws.com`; where the host begins with the bucket's name, as OSS wants it, paths leave it out. */
  readonly url: string;
  readonly bucket: string;
  /** Null: as the address says, or else us-east-1. */
  readonly region: string | null;
  readonly keyId: string;
  readonly secret: string;
};

export type BucketPatience = {
  /** How often something is tried that may pass: no network, no answer, 5xx, 429. */
  readonly attempts: number;
  /** After the first failure; twice as long after each further one. */
  readonly firstWaitMs: number;
  /** For listing, removing and small objects. */
  readonly callMs: number;
  /** For a whole database, on its way there or back. */
  readonly transferMs: number;
};

/** Ours: the next backup comes in an hour; a gigabyte takes a quarter of one at ten megabits a second. */
export const bucketPatience: BucketPatience = {
  attempts: 4,
  firstWaitMs: 5_000,
  callMs: 30_000,
  transferMs: 15 * 60_000,
};

export type Bucket = {
  /** All names that begin so, in alphabetical order. @throws BackupError */
  list(prefix: string): Promise<readonly string[]>;
  /** Puts a file there; the bucket checks its SHA-256. @throws BackupError */
  put(name: string, file: string): Promise<void>;
  /** Puts a few words there. @throws BackupError */
  putText(name: string, text: string): Promise<void>;
  /** Writes an object into a file, which is not there yet. @throws BackupError */
  get(name: string, file: string): Promise<void>;
  /** What is not there is no error. @throws BackupError */
  remove(name: string): Promise<void>;
};

/** Speaks to a bucket. No error holds a key. */
export function openBucket(place: BucketPlace, patience: BucketPatience = bucketPatience): Bucket {
  const { bucket, callMs, transferMs } = { ...place, ...patience };
  const put = async (name: string, body: Blob | string, sha256: string, limitMs: number) => {
    const url = addressOf(place, name);
    await request(place, { method: 'PUT', url, body, sha256, limitMs });
  };
  const insist = <T>(work: () => Promise<T>) => repeat(work, patience);

  return {
    list: (prefix) =>
      insist(async () => {
        const names: string[] = [];
        for (let token: string | null = ''; token !== null; ) {
          const url = addressOf(place, '');
          url.searchParams.set('list-type', '2');
          url.searchParams.set('prefix', prefix);
          if (token !== '') url.searchParams.set('continuation-token', token);
          const response = await request(place, { method: 'GET', url, limitMs: callMs });
          const xml = await textOf(response);
          if (!xml.includes('<ListBucketResult')) {
            throw new BucketError(`${bucket} does not answer as a bucket does`, false);
          }
          names.push(...valuesIn(xml, 'Key'));
          const [next] = valuesIn(xml, 'NextContinuationToken');
          token = next ?? null;
        }
        return names.sort();
      }),
    async put(name, file) {
      const sha256 = await sha256Of(file);
      // Read piece by piece while it is sent, and its length is known: S3 takes no other.
      await insist(async () => put(name, await openAsBlob(file), sha256, transferMs));
    },
    putText: (name, text) =>
      insist(() => put(name, text, createHash('sha256').update(text).digest('hex'), callMs)),
    get: (name, file) =>
      insist(async () => {
        const url = addressOf(place, name);
        const response = await request(place, { method: 'GET', url, limitMs: transferMs });
        await keep(response, file);
      }),
    remove: (name) =>
      insist(async () => {
        const url = addressOf(place, name);
        await request(place, { method: 'DELETE', url, limitMs: callMs });
      }),
  };
}

/** What a bucket, or the way to it, says no with. */
class BucketError extends BackupError {
  /** Whether another try may help. */
  readonly mayPass: boolean;
  constructor(message: string, mayPass: boolean, options?: ErrorOptions) {
    super(message, options);
    this.mayPass = mayPass;
  }
}

async function repeat<T>(
  work: () => Promise<T>,
  { attempts, firstWaitMs }: BucketPatience,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !(error instanceof BucketError) || !error.mayPass) throw error;
      await wait(firstWaitMs * 2 ** (attempt - 1));
    }
  }
}

/** Where an object is; without a name, the bucket. */
function addressOf({ url, bucket }: BucketPlace, name: string): URL {
  const base = new URL(url);
  const isInHost = base.hostname.startsWith(`${bucket}.`);
  base.pathname = isInHost ? `/${name}` : `/${bucket}/${name}`;
  return base;
}

type Request = {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly body?: Blob | string;
  /** Of the body, in hex. */
  readonly sha256?: string;
  readonly limitMs: number;
};

const emptySha256 = createHash('sha256').digest('hex');

async function request(
  { bucket, region, keyId, secret }: BucketPlace,
  { method, url, body, sha256 = emptySha256, limitMs }: Request,
): Promise<Response> {
  const signed = await new AwsV4Signer({
    method,
    url: url.href,
    headers: { 'x-amz-content-sha256': sha256 },
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: 's3',
    ...(region === null ? {} : { region }),
  }).sign();
  let response: Response;
  try {
    response = await fetch(signed.url, {
      method,
      headers: signed.headers,
      ...(body === undefined ? {} : { body }),
      // A signature is for the address that it was made for, and for nobody else.
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
    });
  } catch (cause) {
    throw notReached(bucket, cause);
  }
  if (response.ok) return response;
  const said = await textOf(response).catch(() => '');
  const code = valuesIn(said, 'Code')[0] ?? `HTTP ${response.status}`;
  const mayPass = response.status >= 500 || [408, 429].includes(response.status);
  throw new BucketError(meaningOf(bucket, code), mayPass);
}

const meanings: Readonly<Record<string, (bucket: string) => string>> = {
  NoSuchBucket: (bucket) => `There is no bucket ${bucket}`,
  NoSuchKey: (bucket) => `That is not in the bucket ${bucket}`,
  InvalidAccessKeyId: (bucket) => `The bucket ${bucket} does not know the key`,
  SignatureDoesNotMatch: (bucket) => `The bucket ${bucket} refuses the secret`,
  AccessDenied: (bucket) => `The key may not do that in the bucket ${bucket}`,
  PermanentRedirect: (bucket) => `The bucket ${bucket} is in another region`,
  AuthorizationHeaderMalformed: (bucket) => `The bucket ${bucket} is in another region`,
  RequestTimeTooSkewed: () => 'This machine’s clock is wrong',
};

const meaningOf = (bucket: string, code: string) => {
  const meaning = meanings[code];
  return `${meaning ? meaning(bucket) : `The bucket ${bucket} says no`} (${code})`;
};

function notReached(bucket: string, cause: unknown): BucketError {
  const isSlow = cause instanceof Error && cause.name === 'TimeoutError';
  const inner = cause instanceof Error ? (cause.cause ?? cause) : cause;
  const why = inner instanceof Error ? (codeOf(inner) ?? inner.message) : String(inner);
  return new BucketError(
    isSlow ? `The bucket ${bucket} took too long` : `The bucket ${bucket} is not reached (${why})`,
    true,
    { cause },
  );
}

const codeOf = (error: Error) => ('code' in error ? String(error.code) : null);

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw new BucketError('The bucket broke off its answer', true, { cause });
  }
}

/** Our names have no letters that XML would write otherwise. */
const valuesIn = (xml: string, element: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text = '']) =>
    text.replaceAll('&amp;', '&'),
  );

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function keep(response: Response, file: string): Promise<void> {
  if (!response.body) throw new BucketError('The bucket answered nothing', true);
  try {
    await pipeline(response.body, createWriteStream(file, { mode: 0o600 }));
  } catch (cause) {
    throw new BucketError('The bucket broke off its answer', true, { cause });
  }
}

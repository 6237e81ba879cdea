import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsV4Signer } from 'aws4fetch';
import { onTestFinished } from 'vitest';
import type { BucketPatience, BucketPlace } from '../../src/storage/backup-bucket.ts';

/** What a request meets: no answer, an answer that breaks off, a reset, or a status with a code. */
export type BucketFault =
  | { readonly kind: 'silent' | 'cut' | 'reset' }
  | { readonly kind: 'refuse'; readonly status: number; readonly code: string | null };

export type TestBucket = {
  readonly place: BucketPlace;
  readonly objects: Map<string, Buffer>;
  /** `PUT linesman-….db` */
  readonly requests: string[];
  /** The next requests of a method meet this. */
  fail(method: string, fault: BucketFault, times?: number): void;
};

/** Short, so that a test can wait for it. */
export const briefPatience: BucketPatience = {
  attempts: 3,
  firstWaitMs: 5,
  callMs: 1_500,
  transferMs: 1_500,
};

/** A bucket with this name is the beginning of its host, as some want it. */
export const inHost = '127';

/** So few names a page, so that a listing has several. */
const pageSize = 2;

/** A bucket that speaks as S3 does, on this machine: it checks signatures, sums and lengths. */
export async function startBucket(name = 'backups'): Promise<TestBucket> {
  const objects = new Map<string, Buffer>();
  const requests: string[] = [];
  const faults: { readonly method: string; readonly fault: BucketFault }[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => refuse(response, 500, String(error)));
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const place: BucketPlace = {
    url: `http://127.0.0.1:${port}`,
    bucket: name,
    region: 'eu-central-1',
    keyId: 'AKIDTEST',
    secret: 'top/secret+of=test',
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? '';
    const url = new URL(request.url ?? '', place.url);
    const [, ...path] = url.pathname.split('/');
    const [bucket, key = ''] = place.bucket === inHost ? [inHost, ...path] : path;
    requests.push(`${method} ${key}${url.search}`);
    const at = faults.findIndex((one) => one.method === method);
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.fault;
    if (fault?.kind === 'silent') return;
    if (fault?.kind === 'reset') {
      request.socket.destroy();
      return;
    }
    const body = await bodyOf(request);
    if (fault?.kind === 'refuse') return refuse(response, fault.status, fault.code);
    const problem = await problemOf(request, url, body, place);
    if (problem) return refuse(response, 403, problem);
    if (bucket !== place.bucket) return refuse(response, 404, 'NoSuchBucket');
    if (key === '') return list(url, response);
    if (method === 'PUT') {
      if (request.headers['content-length'] !== String(body.length))
        return refuse(response, 411, 'MissingContentLength');
      objects.set(key, body);
      response.writeHead(200).end();
    } else if (method === 'DELETE') {
      objects.delete(key);
      response.writeHead(204).end();
    } else {
      const found = objects.get(key);
      if (!found) return refuse(response, 404, 'NoSuchKey');
      response.writeHead(200, { 'content-length': found.length });
      if (fault?.kind !== 'cut') response.end(found);
      else response.write(found.subarray(0, found.length / 2), () => request.socket.destroy());
    }
  }

  function list(url: URL, response: ServerResponse): void {
    const prefix = url.searchParams.get('prefix') ?? '';
    const from = Number(url.searchParams.get('continuation-token') ?? 0);
    const names = [...objects.keys()].filter((one) => one.startsWith(prefix)).sort();
    const shown = names.slice(from, from + pageSize);
    const next = from + pageSize < names.length ? from + pageSize : null;
    const rows = shown.map((one) => `<Contents><Key>${one}</Key><Size>1</Size></Contents>`);
    const more = next === null ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`;
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end(
      `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>${next !== null}</IsTruncated>${rows.join('')}${more}</ListBucketResult>`,
    );
  }

  return {
    place,
    objects,
    requests,
    fail(method, fault, times = 1) {
      for (let count = 0; count < times; count += 1) faults.push({ method, fault });
    },
  };
}

function refuse(response: ServerResponse, status: number, code: string | null): void {
  const said = code === null ? '<html>no</html>' : `<Error><Code>${code}</Code></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(said);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

/** The code that S3 would refuse it with. */
async function problemOf(
  { headers, method = '' }: IncomingMessage,
  url: URL,
  body: Buffer,
  { keyId, secret, region }: BucketPlace,
): Promise<string | null> {
  const { authorization = '', 'x-amz-date': datetime, 'x-amz-content-sha256': sum } = headers;
  const given = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/s3\/aws4_request, /.exec(
    authorization,
  );
  if (!given || typeof datetime !== 'string' || typeof sum !== 'string') return 'AccessDenied';
  if (given[1] !== keyId) return 'InvalidAccessKeyId';
  if (given[2] !== region) return 'AuthorizationHeaderMalformed';
  if (sum !== createHash('sha256').update(body).digest('hex')) return 'XAmzContentSHA256Mismatch';
  const expected = await new AwsV4Signer({
    method,
    url: url.href,
    headers: { 'x-amz-content-sha256': sum },
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: 's3',
    region: given[2],
    datetime,
  }).authHeader();
  return expected === authorization ? null : 'SignatureDoesNotMatch';
}

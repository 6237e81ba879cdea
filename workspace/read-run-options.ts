import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import type { WorkspacePerson } from './protocol.ts';
import type { ChannelOption, DeliveryOption } from './start-workspace.ts';

/** The command line that was given is not one; the message says why, in plain words. */
export class WrongOption extends Error {
  override readonly name = 'WrongOption';
}

/** What the command line asks for. */
export type RunOptions = {
  readonly manifestFile: string;
  readonly port: number;
  readonly delivery: DeliveryOption;
  /** `null`: two people in one channel. */
  readonly peopleFile: string | null;
  /** Where tokens and addresses are written as environment variables; `null` for nowhere. */
  readonly envFile: string | null;
  readonly rateLimits: boolean;
  readonly wantsHelp: boolean;
};

/** What `--help` prints. */
export const usage = `A stand-in for Slack on this machine.

  npm run workspace -- [options]

  --manifest FILE    the app's manifest, YAML or JSON (manifest.yml)
  --port NUMBER      the first port to try (3000)
  --delivery WAY     socket, or the address to which payloads go by HTTP (socket)
  --people FILE      people and channels, YAML or JSON (two people in one channel)
  --env FILE         writes tokens and addresses there, as environment variables
  --rate-limits      refuses calls that come too fast, as Slack does
  --help             this text
`;

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new WrongOption(`--port takes a number up to 65535, not ${text}`);
}

function readDelivery(text: string): DeliveryOption {
  if (text === 'socket') return { kind: 'socket' };
  if (/^https?:/.test(text) && URL.canParse(text)) return { kind: 'http', url: text };
  throw new WrongOption(
    `--delivery takes socket or an address like http://127.0.0.1:8080/slack/events, not ${text}`,
  );
}

/** Reads the command line. @throws WrongOption */
export function readRunOptions(args: readonly string[]): RunOptions {
  const { values } = parseOptions(args);
  return {
    manifestFile: values.manifest,
    port: readPort(values.port),
    delivery: readDelivery(values.delivery),
    peopleFile: values.people ?? null,
    envFile: values.env ?? null,
    rateLimits: values['rate-limits'],
    wantsHelp: values.help,
  };
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        manifest: { type: 'string', default: 'manifest.yml' },
        port: { type: 'string', default: '3000' },
        delivery: { type: 'string', default: 'socket' },
        people: { type: 'string' },
        env: { type: 'string' },
        'rate-limits': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new WrongOption(error.message);
    throw error;
  }
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const personId = z.string().regex(/^[UW][A-Z0-9]+$/, 'is an id like U1');
const castSchema = z.strictObject({
  people: z
    .array(
      z.strictObject({
        id: personId,
        name: z.string().min(1),
        title: z.string().default(''),
        locale: z.string().default('en-US'),
        timeZone: z.string().refine(isZone, 'is no time zone').default('UTC'),
        isAdmin: z.boolean().default(false),
      }),
    )
    .min(1),
  channels: z
    .array(
      z.strictObject({
        id: z.string().regex(/^C[A-Z0-9]+$/, 'is an id like C1'),
        name: z.string().min(1),
        /** Default everybody. */
        memberIds: z.array(personId).optional(),
        hasApp: z.boolean().default(true),
      }),
    )
    .default([]),
});

/** Who is in a workspace, and where they talk. */
export type Cast = {
  readonly people: readonly WorkspacePerson[];
  readonly channels: readonly ChannelOption[];
};

/** Reads people and channels. @throws WrongOption */
export function readCast(text: string): Cast {
  const read = castSchema.safeParse(parse(text));
  if (!read.success) {
    throw new WrongOption(`These are not people and channels: ${z.prettifyError(read.error)}`);
  }
  const { people, channels } = read.data;
  const everybody = people.map(({ id }) => id);
  return {
    people: people.map((person) => ({ ...person, isBot: false })),
    channels: channels.map(({ memberIds = everybody, ...rest }) => ({ ...rest, memberIds })),
  };
}

/** Who is there when nobody was named. */
export const defaultCast: Cast = readCast(`
people:
  - { id: U1, name: Alice Smith, title: Admin, locale: en-US, timeZone: America/New_York, isAdmin: true }
  - { id: U2, name: 王芳, title: Colleague, locale: zh-CN, timeZone: Asia/Shanghai }
channels:
  - { id: C1, name: general }
`);

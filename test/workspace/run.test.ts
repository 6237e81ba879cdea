import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readCast, readRunOptions } from '../../workspace/read-run-options.ts';
import { testFolder } from '../support/start-bot.ts';
import { manifest } from './try-workspace.ts';

const runFile = fileURLToPath(new URL('../../workspace/run.ts', import.meta.url));

/** The workspace as a process of its own: its code and all it printed, or it once it is ready. */
async function run(folder: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [runFile, ...args], { cwd: folder });
  let output = '';
  const ended = once(child, 'close').then(([code]) => ({ code: Number(code), output, url: '' }));
  const ready = new Promise<{ code: null; output: string; url: string }>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (piece: string) => {
        output += piece;
        const [, url = ''] = /ready: (\S+)[\s\S]*SLACK_SIGNING_SECRET=\S+\n/.exec(output) ?? [];
        if (url !== '') resolve({ code: null, output, url });
      });
    }
  });
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  return Promise.race([ready, ended]);
}

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = testFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe('npm run workspace', () => {
  test('starts with a manifest and people, tells its tokens, and delivers by HTTP', async () => {
    const heard: string[] = [];
    const app = createServer((request, response) => {
      heard.push(request.headers['content-type'] ?? '');
      request.resume();
      response.end('noted');
    }).listen(0, '127.0.0.1');
    await once(app, 'listening');
    onTestFinished(() => void app.close());
    const address = app.address();
    if (address === null || typeof address === 'string') throw new Error('there is no port');
    const folder = await folderWith({
      'manifest.yml': manifest,
      'people.yml': `
people: [{ id: U7, name: Ann, timeZone: Europe/Berlin }]
channels: [{ id: C7, name: work }]`,
    });
    const delivery = `http://127.0.0.1:${address.port}/slack/events`;
    const args = [
      '--port',
      '0',
      '--people',
      'people.yml',
      '--delivery',
      delivery,
      '--env',
      'x.env',
    ];
    const { output, url } = await run(folder, ...args);
    expect(output).not.toContain('SLACK_APP_TOKEN');
    const said = await fetch(`${url}/control/say`, {
      method: 'POST',
      body: JSON.stringify({ personId: 'U7', channelId: 'C7', text: '/note x' }),
    });
    expect(await said.json()).toEqual({ ok: true, error: null, fieldErrors: {} });
    expect(heard).toEqual(['application/x-www-form-urlencoded']);
    const variables = await readFile(join(folder, 'x.env'), 'utf8');
    expect(output).toContain(variables.split('\n').slice(1).join('\n').trim());
    expect((await stat(join(folder, 'x.env'))).mode & 0o777).toBe(0o600);
    const token = /SLACK_BOT_TOKEN=(.*)/.exec(variables)?.[1];
    const asked = await fetch(`${url}/api/users.info?user=U7`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await asked.json()).toMatchObject({ ok: true, user: { tz: 'Europe/Berlin' } });
  });

  test('starts with people of its own, and writes over nobody else’s file', async () => {
    const folder = await folderWith({ 'manifest.yml': manifest, '.env': 'MINE=1\n' });
    const kept = await run(folder, '--port', '0', '--env', '.env');
    expect([kept.code, kept.output.split('\n')[0]]).toEqual([
      64,
      '.env was not written by this workspace and stays as it is.',
    ]);
    expect(await readFile(join(folder, '.env'), 'utf8')).toBe('MINE=1\n');
    const { url } = await run(folder, '--port', '0');
    const state = await (await fetch(`${url}/control/state?person=U2`)).json();
    expect([state.channels.length, state.clock.canMove]).toEqual([2, true]);
  });

  test('says what is wrong with the command line, and how it is right', async () => {
    const { code, output } = await run(testFolder());
    expect([code, output]).toEqual([
      64,
      expect.stringMatching(/^manifest\.yml cannot be read \(ENOENT\)\.\n\nA stand-in for Slack/),
    ]);
  });
});

test.each([
  [['--port', '70000'], '--port takes a number up to 65535, not 70000'],
  [['--delivery', 'pigeon'], /^--delivery takes socket or an address/],
  [['--colour'], /Unknown option/],
])('%j is refused', (args, why) => {
  expect(() => readRunOptions(args)).toThrow(why);
});

test.each([
  ['people: []', 'people'],
  ['people: [{ id: x, name: A }]', 'is an id like U1'],
  ['people: [{ id: U1, name: A, timeZone: Mars }]', 'is no time zone'],
  ['people: [{ id: U1, name: A, colour: red }]', 'colour'],
])('%j are no people', (text, why) => {
  expect(() => readCast(text)).toThrow(why);
});

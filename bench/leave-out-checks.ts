// npm run prove:checks [-- TEST …]: leaves out one permission check at a time, in a copy of the project,
// and says which of them no test missed. It takes about ten seconds for each; whatever stands in
// LINESMAN_CHECKS (a part of a file's name) narrows it down.
import { spawn } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const tests =
  given.length > 0 ? given : ['test/permissions', 'test/hand-over', 'test/kam/roles.test.ts'];
const wanted = process.env.LINESMAN_CHECKS ?? '';

/** On a machine that does other things a test that only comes too late would seem to miss a check. */
const patienceMs = '120000';

/** What asks for a permission, and what it becomes where it is left out. */
const checks: readonly (readonly [pattern: RegExp, without: string])[] = [
  [/(?<![\w.])(?:allow|allowSetup|allowTeams|allowPause)\((?=context|\{)/g, '(() => {})('],
  [/(?<![\w.])(?:can|maySetUp|mayChangeFollowUp)\(/g, '(() => true)('],
];

type Check = {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly without: string;
};

/** Every check of the use cases and of what Slack's gestures reach; the table itself is tested elsewhere. */
function findChecks(): readonly Check[] {
  const files = globSync(['src/{usecases,slack,reminders}/**/*.ts', 'commands/**/*.ts'], {
    cwd: root,
  });
  return files.sort().flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8');
    return checks.flatMap(([pattern, replacement]) =>
      [...source.matchAll(pattern)]
        .filter(({ index }) => !/function $/.test(source.slice(0, index)))
        .map(({ index, 0: found }) => {
          const line = source.slice(0, index).split('\n').length;
          const code = source.split('\n')[line - 1]?.trim() ?? '';
          const without = source.slice(0, index) + replacement + source.slice(index + found.length);
          return { file, line, code, without };
        }),
    );
  });
}

/** The project as it stands, to be broken; what is installed is shared. */
function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linesman-checks-'));
  const leftOut = new Set(['.git', 'node_modules']);
  cpSync(root, folder, {
    recursive: true,
    filter: (source) => !leftOut.has(relative(root, source)),
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Whether the tests pass. */
function pass(folder: string): Promise<boolean> {
  const options = ['--project', 'socket', '--bail', '1', '--testTimeout', patienceMs, ...tests];
  const child = spawn('npx', ['vitest', 'run', ...options], { cwd: folder, stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)));
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const folder = copyProject();
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
if (!(await pass(folder))) throw new Error('The tests fail already, with every check in its place');
const found = findChecks().filter(({ file }) => file.includes(wanted));
const survivors: Check[] = [];
for (const check of found) {
  const whole = readFileSync(join(root, check.file), 'utf8');
  writeFileSync(join(folder, check.file), check.without);
  const isMissed = !(await pass(folder));
  writeFileSync(join(folder, check.file), whole);
  if (!isMissed) survivors.push(check);
  say(`${isMissed ? 'missed  ' : 'SURVIVES'} ${check.file}:${check.line} ${check.code}`);
}
say(`${found.length} checks, ${survivors.length} of which can be left out unnoticed`);
process.exitCode = survivors.length === 0 ? 0 : 1;

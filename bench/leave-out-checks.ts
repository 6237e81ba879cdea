// npm run prove:checks [-- TEST …]: leaves out one permission check at a time, in a copy of the project,
// and says which of them no test missed. The tests are run once with all checks in their places, to see
// which of them refuses somebody in which file of tests; then each is left out for these files alone. It
// takes half an hour on idle cores, and more on slow ones; whatever stands in LINESMAN_CHECKS (a part of
// a file's name) narrows it down.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
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
const wanted = process.env.LINESMAN_CHECKS ?? '';
/** Tests that start processes of their own would not tell, and those of pure code meet no check. */
const silent =
  'test/{*.test.ts,{rig,process,browser,other-slack,fuzz,language,domain,pictures,workspace,workspace-page}/**}';
/** So many files of tests are run for a check at first, those that are most about it. */
const firstFiles = 6;

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
  /** Where it stands in the source. */
  readonly index: number;
  /** `can(` */
  readonly call: string;
  readonly without: string;
};

/** Files as they were at the beginning: whoever works on them meanwhile breaks nothing here. */
const sources = new Map<string, string>();
function sourceOf(file: string): string {
  const source = sources.get(file) ?? readFileSync(join(root, file), 'utf8');
  sources.set(file, source);
  return source;
}

/** Every check of the use cases and of what Slack's gestures reach; the table itself is tested elsewhere. */
function findChecks(): readonly Check[] {
  const files = globSync(['src/{usecases,slack,reminders}/**/*.ts', 'commands/**/*.ts'], {
    cwd: root,
  });
  return files.sort().flatMap((file) => {
    const source = sourceOf(file);
    return checks.flatMap(([pattern, without]) =>
      [...source.matchAll(pattern)]
        .filter(({ index }) => !/function $/.test(source.slice(0, index)))
        .map(({ index, 0: call }) => {
          const line = source.slice(0, index).split('\n').length;
          const code = source.split('\n')[line - 1]?.trim() ?? '';
          return { file, line, code, index, call, without };
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

/** Whether the tests pass. `isTold`: what they print is shown. */
function pass(folder: string, given: readonly string[], isTold = false): Promise<boolean> {
  const options = ['--project', 'socket', '--bail', '1', '--testTimeout', patienceMs, ...given];
  const child = spawn('npx', ['vitest', 'run', ...options], {
    cwd: folder,
    stdio: isTold ? 'inherit' : 'ignore',
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)));
}

/** The source of a file with some of its checks written otherwise. */
function rewritten(
  file: string,
  ofFile: readonly Check[],
  write: (check: Check) => string,
): string {
  let source = sourceOf(file);
  for (const check of ofFile.toSorted((one, other) => other.index - one.index)) {
    const after = source.slice(check.index + check.call.length);
    source = source.slice(0, check.index) + write(check) + after;
  }
  return source;
}

const nameOf = ({ file, line, index }: Check) => `${file}:${line}:${index}`;

/** Notes each refusal with the file of tests that met it; stands in the copy only. */
const witness = `
import { appendFileSync } from 'node:fs';
import { beforeAll, expect } from 'vitest';
const seen = new Set();
beforeAll(() => { globalThis.linesmanTest = expect.getState().testPath; });
globalThis.linesmanWitness = (name, check) => (...given) => {
  const note = () => {
    const row = name + '\\t' + globalThis.linesmanTest + '\\n';
    if (!seen.has(row)) appendFileSync(new URL('refusals.txt', import.meta.url), row);
    seen.add(row);
  };
  let answer;
  try { answer = check(...given); } catch (error) { note(); throw error; }
  if (answer === false) note();
  return answer;
};
`;
const witnessConfig = `
import { mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';
export default mergeConfig(config, { test: { setupFiles: ['./witness-refusals.ts'] } });
`;

/** Runs the tests once, and says in which files of them each check refuses somebody. */
async function findRefusals(
  folder: string,
  all: readonly Check[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  for (const [file, ofFile] of Map.groupBy(all, ({ file }) => file)) {
    const watched = rewritten(file, ofFile, (check) => {
      const name = JSON.stringify(nameOf(check));
      // A process that a test starts has no witness.
      return `(globalThis.linesmanWitness ?? ((_, check) => check))(${name}, ${check.call.slice(0, -1)})(`;
    });
    writeFileSync(join(folder, file), watched);
  }
  writeFileSync(join(folder, 'witness-refusals.ts'), witness);
  writeFileSync(join(folder, 'vitest.witness.config.ts'), witnessConfig);
  const given = process.argv.slice(2);
  const narrowed = given.length > 0 ? given : ['--exclude', silent];
  const watching = ['--config', 'vitest.witness.config.ts', '--reporter', 'dot', ...narrowed];
  if (!(await pass(folder, watching, true))) {
    throw new Error('The tests fail already, with every check in its place');
  }
  for (const file of new Set(all.map(({ file }) => file))) {
    writeFileSync(join(folder, file), sourceOf(file));
  }
  const noted = join(folder, 'refusals.txt');
  const rows = existsSync(noted) ? readFileSync(noted, 'utf8').trimEnd().split('\n') : [];
  const pairs = rows.map((row) => row.split('\t'));
  return new Map(
    [...Map.groupBy(pairs, ([name = '']) => name)].map(([name, found]) => [
      name,
      found.map(([, test = '']) => relative(folder, test)),
    ]),
  );
}

/** Files of tests by how likely they are to miss a check: those of few checks are about them. */
function likeliestFirst(
  found: readonly string[],
  refusals: ReadonlyMap<string, readonly string[]>,
) {
  const checksIn = (test: string) =>
    [...refusals.values()].filter((tests) => tests.includes(test)).length;
  return found.toSorted((one, other) => checksIn(one) - checksIn(other));
}

/** Whether a test fails, of those that are likeliest to, or else of the others. */
async function isMissed(folder: string, tests: readonly string[]): Promise<boolean> {
  if (!(await pass(folder, tests.slice(0, firstFiles)))) return true;
  const others = tests.slice(firstFiles);
  return others.length > 0 && !(await pass(folder, others));
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const folder = copyProject();
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const found = findChecks().filter(({ file }) => file.includes(wanted));
const refusals = await findRefusals(folder, found);
let survivors = 0;
for (const check of found) {
  const tests = likeliestFirst(refusals.get(nameOf(check)) ?? [], refusals);
  let fate = 'NOBODY REFUSED';
  if (tests.length > 0) {
    writeFileSync(
      join(folder, check.file),
      rewritten(check.file, [check], () => check.without),
    );
    fate = (await isMissed(folder, tests)) ? 'missed' : 'SURVIVES';
    writeFileSync(join(folder, check.file), sourceOf(check.file));
  }
  if (fate !== 'missed') survivors += 1;
  say(`${fate.padEnd(14)} ${check.file}:${check.line} ${check.code}`);
}
say(`${found.length} checks, ${survivors} of which can be left out unnoticed`);
process.exitCode = survivors === 0 ? 0 : 1;

import { describe, expect, test } from 'vitest';
import { importsOf, readSource, sourceFiles } from './support/read-source.ts';

/**
 * Who may import whom. A folder may always import itself. A change of this table is a decision:
 * make it in plain sight.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/domain/': ['src/i18n/words.ts'],
  'src/i18n/': ['src/domain/locale.ts', 'intl-messageformat'],
  'src/language/': ['src/domain/', 'chrono-node', 'fastest-levenshtein', 'opencc-js', 'pinyin-pro'],
  'src/ports/': ['src/domain/'],
  'src/views/': ['src/domain/', 'src/i18n/', '@slack/types'],
  'src/reminders/': ['src/domain/', 'src/i18n/', 'src/views/', 'src/ports/'],
  'src/usecases/': [
    'src/domain/',
    'src/i18n/',
    'src/language/',
    'src/views/',
    'src/ports/',
    'src/reminders/',
  ],
  'commands/': [
    'src/domain/',
    'src/language/',
    'src/usecases/',
    'src/views/',
    'src/slack/define-command.ts',
    'src/slack/define-ticket-command.ts',
    'src/slack/open-settings.ts',
    'src/slack/reply.ts',
    'src/slack/route-line.ts',
  ],
  // Reads and writes .xlsx and .csv in a thread of its own; knows nothing of the trade.
  'src/spreadsheets/': ['hucre'],
  // Draws charts in a process of its own.
  'src/pictures/': ['src/domain/', 'src/ports/', '@napi-rs/canvas', 'echarts'],
  // Lists that come and go as spreadsheets: long work, in many short transactions.
  'src/tables/': [
    'src/domain/',
    'src/i18n/',
    'src/ports/',
    'src/reminders/',
    'src/spreadsheets/',
    'src/usecases/',
    'src/views/',
  ],
  'src/slack/': [
    'src/domain/',
    'src/i18n/',
    'src/language/',
    'src/usecases/',
    'src/views/',
    'src/ports/',
    'src/reminders/',
    'src/spreadsheets/',
    'src/tables/',
    '@slack/bolt',
    '@slack/web-api',
    'fastest-levenshtein',
    'zod',
    'block-kit/validate-payload.ts',
  ],
  'src/storage/': [
    'src/domain/',
    'src/ports/',
    '@prisma/',
    'aws4fetch',
    'better-sqlite3',
    'chinese-days',
    'p-limit',
  ],
  // What Slack takes; the local workspace refuses by it, and the bot looks before it sends.
  'block-kit/': [],
  'workspace/': [
    'block-kit/',
    'temporal-polyfill',
    'ws',
    'yaml',
    'zod',
    'react',
    '@fontsource',
    'markdown-to-jsx',
    'vite',
    '@vitejs/',
  ],
};

/** Single files that need more than their folder. */
const mayAlsoImport: Readonly<Record<string, readonly string[]>> = {
  'src/domain/zoned-time.ts': ['temporal-polyfill'],
  'src/domain/settings.ts': ['zod'],
};

const everything = [
  'src/**/*.ts',
  'block-kit/**/*.ts',
  'commands/**/*.ts',
  'workspace/**/*.{ts,tsx}',
];
const topLevel = /^src\/[^/]+\.ts$/;

function forbiddenArrows(): readonly string[] {
  return sourceFiles(...everything)
    .filter((file) => !topLevel.test(file))
    .flatMap((file) => {
      const folder = Object.keys(mayImport).find((name) => file.startsWith(name));
      const allowed = folder ? [folder, ...(mayImport[folder] ?? [])] : [];
      const more = mayAlsoImport[file] ?? [];
      return importsOf(file)
        .filter((target) => !target.startsWith('node:') && !target.endsWith('.css'))
        .filter((target) => ![...allowed, ...more].some((prefix) => target.startsWith(prefix)))
        .map((target) => `${file} -> ${target}`);
    });
}

/** Files that import each other in a loop, as the path of the loop. */
function circles(): readonly string[] {
  const files = sourceFiles(...everything);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const target of importsOf(file)) {
      if (files.includes(target)) visit(target, [...path, file]);
    }
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}

function filesWith(pattern: RegExp, ...globs: readonly string[]): readonly string[] {
  return sourceFiles(...globs).filter((file) => pattern.test(readSource(file)));
}

describe('the house', () => {
  test('imports point inward', () => {
    expect(forbiddenArrows()).toEqual([]);
  });

  test('what is pure asks nothing of the machine but random ids and hashes', () => {
    const pure = ['domain', 'i18n', 'language', 'ports', 'views', 'reminders', 'usecases'];
    const asking = sourceFiles(...pure.map((folder) => `src/${folder}/**/*.ts`), 'commands/**/*.ts')
      .flatMap((file) => importsOf(file).map((target) => `${file} -> ${target}`))
      .filter((arrow) => arrow.includes('-> node:'));
    expect(asking).toEqual([
      'src/domain/calendar-feed.ts -> node:crypto',
      'src/domain/new-id.ts -> node:crypto',
      'src/usecases/edit-customer.ts -> node:crypto',
      'src/usecases/set-up-team.ts -> node:crypto',
      // Compares values, which asks nothing of the machine.
      'src/usecases/ticket/change-template.ts -> node:util',
      'src/usecases/ticket/end-stage.ts -> node:crypto',
    ]);
  });

  test('no files import each other in a circle', () => {
    expect(circles()).toEqual([]);
  });

  test('only the clock adapter asks the machine for the time', () => {
    expect(
      filesWith(/\bDate\.now\(|\bnew Date\(\)|Temporal\.Now/, 'src/**/*.ts', 'commands/**/*.ts'),
    ).toEqual(['src/system-clock.ts']);
  });

  test('only the start reads the environment, and hands it to the configuration', () => {
    expect(filesWith(/process\.env\b/, 'src/**/*.ts', 'commands/**/*.ts')).toEqual(['src/main.ts']);
  });

  test('only src/slack knows Bolt and the Web API', () => {
    const knowing = filesWith(/from '@slack\/(bolt|web-api)'/, 'src/**/*.ts', 'commands/**/*.ts');
    expect(knowing.filter((file) => !file.startsWith('src/slack/'))).toEqual([]);
  });

  test('every command file is listed in commands/index.ts', () => {
    const listed = importsOf('commands/index.ts').filter((file) => file.startsWith('commands/'));
    expect([...listed].sort()).toEqual(
      sourceFiles('commands/*/*.ts').filter((file) => file !== 'commands/index.ts'),
    );
  });

  test('every rule file is listed in src/reminders/rules/index.ts', () => {
    const folder = 'src/reminders/rules/';
    const listed = importsOf(`${folder}index.ts`).filter((file) => file.startsWith(folder));
    expect([...listed].sort()).toEqual(
      sourceFiles(`${folder}*.ts`).filter((file) => file !== `${folder}index.ts`),
    );
  });
});

import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Our own source files by pattern, as paths from the project's folder. */
export function sourceFiles(...patterns: readonly string[]): readonly string[] {
  return globSync([...patterns], { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.includes('/generated/') && !file.includes('/dist/'))
    .sort();
}

export const readSource = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What a file imports: paths from the project's folder, or package names. */
export function importsOf(file: string): readonly string[] {
  const specifiers = readSource(file).matchAll(
    /^\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...specifiers].map(([, fixed, dynamic]) => {
    const name = fixed ?? dynamic ?? '';
    return name.startsWith('.') ? normalize(join(dirname(file), name)).replaceAll('\\', '/') : name;
  });
}

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium of this machine: CHROMIUM_PATH, or one of its usual names on the PATH. */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | null {
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin'];
  const usual = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [env.CHROMIUM_PATH ?? '', ...usual].find(canRun) ?? null;
}

function canRun(file: string): boolean {
  if (file === '') return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

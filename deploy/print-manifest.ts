// npm run -s manifest -- --url https://linesman.example.com: the manifest for the HTTP entrance.
// Without an address: the one for Socket Mode, as it is in manifest.yml.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { httpManifest, ManifestAddressError } from './http-manifest.ts';

const manifest = await readFile(new URL('../manifest.yml', import.meta.url), 'utf8');
try {
  const { values } = parseArgs({ options: { url: { type: 'string' } } });
  process.stdout.write(values.url === undefined ? manifest : httpManifest(manifest, values.url));
} catch (error) {
  const isMisuse = error instanceof ManifestAddressError || error instanceof TypeError;
  if (!isMisuse) throw error;
  process.stderr.write(
    `${error.message}.\nUse: npm run -s manifest -- --url https://linesman.example.com\n`,
  );
  process.exit(64);
}

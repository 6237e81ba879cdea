// npm run migration -- <name in words>: writes the SQL that takes the newest migration to models.prisma.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  migrationsFolder,
  openSchemaEngine,
  readMigrationFolder,
} from '../src/storage/schema-engine.ts';

const title = process.argv.slice(2).join('_');
if (!/^[a-z0-9_]+$/.test(title)) {
  process.stderr.write('Say what the migration does: npm run migration -- add visit photos\n');
  process.exit(64);
}
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const schema = {
  tag: 'schemaDatamodel' as const,
  files: await Promise.all(
    ['models.prisma', 'sqlite/datasource.prisma'].map(async (name) => ({
      path: name,
      content: await readFile(path(name), 'utf8'),
    })),
  ),
};
await mkdir(migrationsFolder, { recursive: true });
const earlier = (await readdir(migrationsFolder)).sort();
const { engine, close } = await openSchemaEngine(':memory:');
const { stdout } = await engine.diff({
  from: earlier.length
    ? { tag: 'migrations', ...(await readMigrationFolder(earlier)) }
    : { tag: 'empty' },
  to: schema,
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});
await close();
if (stdout === null || stdout.includes('empty migration')) {
  process.stdout.write('The models and the migrations agree; nothing to write.\n');
} else {
  const name = `${String(earlier.length + 1).padStart(4, '0')}_${title}`;
  await mkdir(`${migrationsFolder}/${name}`);
  await writeFile(`${migrationsFolder}/${name}/migration.sql`, stdout);
  process.stdout.write(`prisma/sqlite/migrations/${name}/migration.sql\n`);
}

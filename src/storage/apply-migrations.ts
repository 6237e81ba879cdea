import { readdir } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { migrationsFolder, openSchemaEngine, readMigrationFolder } from './schema-engine.ts';

/** Names of the migrations that a database file still lacks, in order. */
export async function pendingMigrations(
  databaseFile: string,
  { readonly = false }: { readonly readonly?: boolean } = {},
): Promise<readonly string[]> {
  const known = (await readdir(migrationsFolder)).sort();
  const database = new Database(databaseFile, { readonly });
  try {
    const hasTable = database
      .prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`)
      .get();
    if (!hasTable) return known;
    const applied = new Set(
      database
        .prepare<[], { migration_name: string }>(
          'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
        )
        .all()
        .map((row) => row.migration_name),
    );
    const unknown = [...applied].find((name) => !known.includes(name));
    if (unknown !== undefined) throw new NewerDatabaseError(unknown);
    return known.filter((name) => !applied.has(name));
  } finally {
    database.close();
  }
}

/** The database was made by a newer Linesman; this one must not write to it. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
  constructor(migration: string) {
    super(`The database has the migration ${migration}, which this version does not know`);
  }
}

/** Applies what is pending, through Prisma's own engine and its `_prisma_migrations` table. */
export async function applyMigrations(databaseFile: string): Promise<void> {
  const { engine, close } = await openSchemaEngine(databaseFile);
  try {
    await engine.applyMigrations({
      migrationsList: await readMigrationFolder((await readdir(migrationsFolder)).sort()),
      filters: { externalTables: [], externalEnums: [] },
    });
  } finally {
    await close();
  }
}

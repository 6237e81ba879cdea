import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';

const engineFile = new URL(
  'schema_engine_bg.wasm',
  import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
);

/** The migrations of one database, as Prisma keeps them: a folder per migration. */
export const migrationsFolder = fileURLToPath(
  new URL('../../prisma/sqlite/migrations', import.meta.url),
);

let isLoaded = false;

export type OpenEngine = {
  readonly engine: engineModule.SchemaEngine;
  /** Ends the engine and the connections it opened, which it leaves open by itself. */
  close(): Promise<void>;
};

/**
 * Prisma's schema engine as WebAssembly, opened on a SQLite file; `prisma migrate` itself would
 * download a native one.
 */
export async function openSchemaEngine(databaseFile: string): Promise<OpenEngine> {
  if (!isLoaded) {
    const { instance } = await WebAssembly.instantiate(await readFile(engineFile), {
      './schema_engine_bg.js': { ...engineModule },
    });
    engineModule.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start;
    if (typeof start === 'function') start();
    isLoaded = true;
  }
  const factory = new PrismaBetterSqlite3({ url: databaseFile });
  const opened: SqlDriverAdapter[] = [];
  const remember = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting;
    opened.push(adapter);
    return adapter;
  };
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: [['schema.prisma', 'datasource db {\n  provider = "sqlite"\n}\n']] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory({
      provider: factory.provider,
      adapterName: factory.adapterName,
      connect: () => remember(factory.connect()),
      connectToShadowDb: () => remember(factory.connectToShadowDb().then(takeScripts)),
    }),
  );
  return {
    engine,
    async close() {
      engine.free();
      for (const adapter of opened) await adapter.dispose();
    },
  };
}

/** On a shadow database the engine hands whole scripts to what takes one statement. */
function takeScripts(shadow: SqlDriverAdapter): SqlDriverAdapter {
  const executeOne = shadow.executeRaw.bind(shadow);
  shadow.executeRaw = async (query) => {
    if (query.args.length > 0) return executeOne(query);
    await shadow.executeScript(query.sql);
    return 0;
  };
  return shadow;
}

/** The shape in which the engine takes a folder of migrations. */
export async function readMigrationFolder(names: readonly string[]) {
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(`${migrationsFolder}/${name}/migration.sql`, 'utf8'),
          },
        },
      })),
    ),
  };
}

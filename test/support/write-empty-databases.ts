// Writes a database with all migrations, and one as the first start leaves it, to the named files.
import { randomId } from '../../src/domain/new-id.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { seedCalendar } from '../../src/storage/seed-calendar.ts';

const [, , migrated = '', empty = ''] = process.argv;
await (await openStore({ file: migrated, newId: randomId })).close();
const store = await openStore({ file: empty, newId: randomId });
await seedCalendar(store);
await store.close();

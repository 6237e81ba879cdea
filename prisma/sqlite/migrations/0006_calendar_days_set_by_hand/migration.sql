-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_CalendarException" (
    "region" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "isWorkday" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'official',

    PRIMARY KEY ("region", "day", "source")
);
INSERT INTO "new_CalendarException" ("day", "isWorkday", "name", "region") SELECT "day", "isWorkday", "name", "region" FROM "CalendarException";
DROP TABLE "CalendarException";
ALTER TABLE "new_CalendarException" RENAME TO "CalendarException";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

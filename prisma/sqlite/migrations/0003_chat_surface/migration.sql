-- The columns are added by hand: Prisma would make the tables anew and copy every row.
ALTER TABLE "FollowUp" ADD COLUMN "repeat" TEXT;
ALTER TABLE "FollowUp" ADD COLUMN "seriesId" TEXT;
ALTER TABLE "Visit" ADD COLUMN "state" TEXT NOT NULL DEFAULT 'held';
ALTER TABLE "Visit" ADD COLUMN "report" TEXT NOT NULL DEFAULT '{}';

-- What was entered for a later day was an appointment; days as in the zone of an unset team.
UPDATE "Visit" SET "state" = 'planned'
WHERE "day" > strftime('%Y-%m-%d', "createdAt" / 1000, 'unixepoch', '+8 hours');

-- CreateTable
CREATE TABLE "VisitFile" (
    "visitId" TEXT NOT NULL,
    "slackFileId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mimeType" TEXT NOT NULL,
    "permalink" TEXT NOT NULL,
    "addedById" TEXT NOT NULL,
    "addedAt" BIGINT NOT NULL,

    PRIMARY KEY ("visitId", "slackFileId"),
    CONSTRAINT "VisitFile_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportantDate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "isYearly" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "createdById" TEXT NOT NULL,
    "removedAt" BIGINT,
    CONSTRAINT "ImportantDate_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ImportantDate_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Visit_teamId_day_number_idx" ON "Visit"("teamId", "day", "number");

-- CreateIndex
CREATE INDEX "Visit_managerId_day_number_idx" ON "Visit"("managerId", "day", "number");

-- CreateIndex
CREATE INDEX "ImportantDate_customerId_idx" ON "ImportantDate"("customerId");

-- CreateIndex
CREATE INDEX "ImportantDate_teamId_day_idx" ON "ImportantDate"("teamId", "day");

-- CreateIndex
CREATE INDEX "FollowUp_seriesId_idx" ON "FollowUp"("seriesId");

-- CreateIndex
CREATE INDEX "OutboxMessage_slackTs_idx" ON "OutboxMessage"("slackTs");

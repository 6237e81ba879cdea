-- CreateTable
CREATE TABLE "Journal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "results" TEXT NOT NULL,
    "problems" TEXT NOT NULL,
    "tomorrow" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);

-- CreateIndex
CREATE INDEX "Journal_teamId_day_idx" ON "Journal"("teamId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "Journal_personId_day_key" ON "Journal"("personId", "day");

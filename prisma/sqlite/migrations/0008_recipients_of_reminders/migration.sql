-- CreateTable
CREATE TABLE "ReminderPreference" (
    "workspaceId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "changedById" TEXT NOT NULL,
    "changedAt" BIGINT NOT NULL,

    PRIMARY KEY ("workspaceId", "place")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "firstDay" TEXT NOT NULL,
    "lastDay" TEXT NOT NULL,
    "deputyId" TEXT NOT NULL,
    "setById" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "endedAt" BIGINT
);

-- CreateIndex
CREATE INDEX "Absence_personId_lastDay_idx" ON "Absence"("personId", "lastDay");

-- CreateIndex
CREATE INDEX "Absence_deputyId_lastDay_idx" ON "Absence"("deputyId", "lastDay");

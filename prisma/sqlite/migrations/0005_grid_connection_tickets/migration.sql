-- AlterTable
ALTER TABLE "Person" ADD COLUMN "department" TEXT;

-- CreateTable
CREATE TABLE "Department" (
    "teamId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "channelId" TEXT,
    "headId" TEXT,

    PRIMARY KEY ("teamId", "key"),
    CONSTRAINT "Department_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TicketTemplate" (
    "teamId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "changedById" TEXT NOT NULL,
    "changedAt" BIGINT NOT NULL,

    PRIMARY KEY ("teamId", "version"),
    CONSTRAINT "TicketTemplate_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Ticket" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "customerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "voltage" INTEGER NOT NULL,
    "capacityKva" INTEGER NOT NULL,
    "supplyMode" TEXT NOT NULL,
    "importance" TEXT NOT NULL,
    "programme" TEXT NOT NULL,
    "managerId" TEXT NOT NULL,
    "secondManagerId" TEXT,
    "leaderId" TEXT,
    "requiredOn" TEXT,
    "templateVersion" INTEGER NOT NULL,
    "channelId" TEXT,
    "state" TEXT NOT NULL,
    "blockedReason" TEXT,
    "dueAt" BIGINT,
    "capAt" BIGINT,
    "forecastOn" TEXT,
    "energisedOn" TEXT,
    "calendarVersion" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "openedAt" BIGINT NOT NULL,
    "openedById" TEXT NOT NULL,
    "closedAt" BIGINT,
    "closedById" TEXT,
    "closingNote" TEXT,
    CONSTRAINT "Ticket_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Ticket_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TicketStage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ticketId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "department" TEXT NOT NULL,
    "ownerId" TEXT,
    "state" TEXT NOT NULL,
    "startedAt" BIGINT,
    "acceptedAt" BIGINT,
    "plannedOn" TEXT,
    "dueAt" BIGINT,
    "pauses" TEXT NOT NULL DEFAULT '[]',
    "approval" TEXT,
    "endedAt" BIGINT,
    "endedById" TEXT,
    "doneFor" TEXT,
    "note" TEXT,
    "digest" TEXT,
    "light" TEXT,
    "documents" TEXT NOT NULL DEFAULT '[]',
    CONSTRAINT "TicketStage_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StageFile" (
    "stageId" TEXT NOT NULL,
    "slackFileId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mimeType" TEXT NOT NULL,
    "permalink" TEXT NOT NULL,
    "addedById" TEXT NOT NULL,
    "addedAt" BIGINT NOT NULL,

    PRIMARY KEY ("stageId", "slackFileId"),
    CONSTRAINT "StageFile_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "TicketStage" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalendarVersion" (
    "region" TEXT NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Team" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isDefault" BOOLEAN NOT NULL,
    "isOpen" BOOLEAN NOT NULL,
    "timeZone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "teamChannelId" TEXT,
    "leadsChannelId" TEXT,
    "nextVisitNumber" INTEGER NOT NULL DEFAULT 1,
    "nextFollowUpNumber" INTEGER NOT NULL DEFAULT 1,
    "nextTicketNumber" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Team_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Team" ("createdAt", "id", "isDefault", "isOpen", "leadsChannelId", "locale", "name", "nextFollowUpNumber", "nextVisitNumber", "region", "teamChannelId", "timeZone", "workspaceId") SELECT "createdAt", "id", "isDefault", "isOpen", "leadsChannelId", "locale", "name", "nextFollowUpNumber", "nextVisitNumber", "region", "teamChannelId", "timeZone", "workspaceId" FROM "Team";
DROP TABLE "Team";
ALTER TABLE "new_Team" RENAME TO "Team";
CREATE INDEX "Team_workspaceId_idx" ON "Team"("workspaceId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Ticket_teamId_state_dueAt_idx" ON "Ticket"("teamId", "state", "dueAt");

-- CreateIndex
CREATE INDEX "Ticket_teamId_programme_state_dueAt_idx" ON "Ticket"("teamId", "programme", "state", "dueAt");

-- CreateIndex
CREATE INDEX "Ticket_managerId_state_dueAt_idx" ON "Ticket"("managerId", "state", "dueAt");

-- CreateIndex
CREATE INDEX "Ticket_secondManagerId_state_dueAt_idx" ON "Ticket"("secondManagerId", "state", "dueAt");

-- CreateIndex
CREATE INDEX "Ticket_customerId_state_idx" ON "Ticket"("customerId", "state");

-- CreateIndex
CREATE INDEX "Ticket_state_calendarVersion_idx" ON "Ticket"("state", "calendarVersion");

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_teamId_number_key" ON "Ticket"("teamId", "number");

-- CreateIndex
CREATE INDEX "TicketStage_teamId_department_state_dueAt_idx" ON "TicketStage"("teamId", "department", "state", "dueAt");

-- CreateIndex
CREATE INDEX "TicketStage_teamId_code_state_dueAt_idx" ON "TicketStage"("teamId", "code", "state", "dueAt");

-- CreateIndex
CREATE INDEX "TicketStage_ownerId_state_dueAt_idx" ON "TicketStage"("ownerId", "state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "TicketStage_ticketId_code_attempt_key" ON "TicketStage"("ticketId", "code", "attempt");

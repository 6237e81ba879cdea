-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "botUserId" TEXT NOT NULL,
    "setupCodeHash" TEXT,
    "createdAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Team" (
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
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Team_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Setting" (
    "teamId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "changedBy" TEXT NOT NULL,
    "changedAt" BIGINT NOT NULL,

    PRIMARY KEY ("teamId", "key", "version"),
    CONSTRAINT "Setting_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "slackUserId" TEXT NOT NULL,
    "teamId" TEXT,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "isWorkspaceAdmin" BOOLEAN NOT NULL,
    "isActive" BOOLEAN NOT NULL,
    "profileReadAt" BIGINT NOT NULL,
    CONSTRAINT "Person_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Person_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "englishName" TEXT,
    "accountNumber" TEXT,
    "creditGrade" TEXT,
    "voltage" INTEGER,
    "capacityKva" INTEGER,
    "managerId" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "createdById" TEXT NOT NULL,
    CONSTRAINT "Customer_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CustomerAlias" (
    "customerId" TEXT NOT NULL,
    "alias" TEXT NOT NULL,

    PRIMARY KEY ("customerId", "alias"),
    CONSTRAINT "CustomerAlias_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Visit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "customerId" TEXT NOT NULL,
    "managerId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "time" TEXT,
    "timeZone" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "undoneAt" BIGINT,
    CONSTRAINT "Visit_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Visit_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "customerId" TEXT,
    "visitId" TEXT,
    "ownerId" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "dueDay" TEXT NOT NULL,
    "dueTime" TEXT,
    "timeZone" TEXT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "closedAt" BIGINT,
    "closedById" TEXT,
    "closingNote" TEXT,
    "snoozedAt" BIGINT,
    "snoozedById" TEXT,
    "version" INTEGER NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "createdById" TEXT NOT NULL,
    CONSTRAINT "FollowUp_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FollowUp_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FollowUp_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalendarException" (
    "region" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "isWorkday" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("region", "day")
);

-- CreateTable
CREATE TABLE "CalendarYear" (
    "region" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "status" TEXT NOT NULL,

    PRIMARY KEY ("region", "year")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "payload" TEXT,
    "answer" TEXT,
    "receivedAt" BIGINT NOT NULL,
    "doneAt" BIGINT
);

-- CreateTable
CREATE TABLE "ReminderSchedule" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "rule" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "subjectVersion" INTEGER NOT NULL,
    "nextAt" BIGINT NOT NULL,
    "sentCount" INTEGER NOT NULL DEFAULT 0,
    "lastAt" BIGINT
);

-- CreateTable
CREATE TABLE "Occurrence" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "subjectVersion" INTEGER NOT NULL,
    "localDay" TEXT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "decidedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "sequence" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "threadTs" TEXT,
    "target" TEXT,
    "content" TEXT NOT NULL,
    "subjectId" TEXT,
    "subjectVersion" INTEGER,
    "priority" INTEGER NOT NULL,
    "notBefore" BIGINT NOT NULL,
    "expiresAt" BIGINT,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "checks" INTEGER NOT NULL DEFAULT 0,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" BIGINT,
    "firstTryAt" BIGINT,
    "lastTryAt" BIGINT,
    "slackChannelId" TEXT,
    "slackTs" TEXT,
    "createdAt" BIGINT NOT NULL,
    "sentAt" BIGINT
);

-- CreateTable
CREATE TABLE "SendingPause" (
    "scope" TEXT NOT NULL PRIMARY KEY,
    "pausedUntil" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "actorId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "Team_workspaceId_idx" ON "Team"("workspaceId");

-- CreateIndex
CREATE INDEX "Person_teamId_idx" ON "Person"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_workspaceId_slackUserId_key" ON "Person"("workspaceId", "slackUserId");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_teamId_name_key" ON "Customer"("teamId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_teamId_accountNumber_key" ON "Customer"("teamId", "accountNumber");

-- CreateIndex
CREATE INDEX "Visit_customerId_day_idx" ON "Visit"("customerId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "Visit_teamId_number_key" ON "Visit"("teamId", "number");

-- CreateIndex
CREATE INDEX "FollowUp_ownerId_state_dueAt_idx" ON "FollowUp"("ownerId", "state", "dueAt");

-- CreateIndex
CREATE INDEX "FollowUp_teamId_state_dueAt_idx" ON "FollowUp"("teamId", "state", "dueAt");

-- CreateIndex
CREATE INDEX "FollowUp_customerId_state_idx" ON "FollowUp"("customerId", "state");

-- CreateIndex
CREATE INDEX "FollowUp_visitId_idx" ON "FollowUp"("visitId");

-- CreateIndex
CREATE UNIQUE INDEX "FollowUp_teamId_number_key" ON "FollowUp"("teamId", "number");

-- CreateIndex
CREATE INDEX "Delivery_state_receivedAt_idx" ON "Delivery"("state", "receivedAt");

-- CreateIndex
CREATE INDEX "Delivery_receivedAt_idx" ON "Delivery"("receivedAt");

-- CreateIndex
CREATE INDEX "ReminderSchedule_nextAt_idx" ON "ReminderSchedule"("nextAt");

-- CreateIndex
CREATE INDEX "Occurrence_state_decidedAt_idx" ON "Occurrence"("state", "decidedAt");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_id_key" ON "OutboxMessage"("id");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_dedupeKey_key" ON "OutboxMessage"("dedupeKey");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_notBefore_priority_sequence_idx" ON "OutboxMessage"("state", "notBefore", "priority", "sequence");

-- CreateIndex
CREATE INDEX "OutboxMessage_subjectId_state_idx" ON "OutboxMessage"("subjectId", "state");

-- CreateIndex
CREATE INDEX "OutboxMessage_channelId_state_idx" ON "OutboxMessage"("channelId", "state");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_idx" ON "AuditEntry"("subject");

-- The audit trail is append-only.
CREATE TRIGGER "AuditEntry_no_update" BEFORE UPDATE ON "AuditEntry"
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER "AuditEntry_no_delete" BEFORE DELETE ON "AuditEntry"
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

-- REPLACE removes a row without the trigger above.
CREATE TRIGGER "AuditEntry_no_replace" BEFORE INSERT ON "AuditEntry"
WHEN EXISTS (SELECT 1 FROM "AuditEntry" WHERE "seq" = NEW."seq")
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

-- CreateTable
CREATE TABLE "Minute" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "meetingOn" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "followUpId" TEXT,
    "saidById" TEXT NOT NULL,
    "saidAt" BIGINT NOT NULL,
    "undoneAt" BIGINT
);

-- CreateTable
CREATE TABLE "VisitComment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "WorkPlan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "firstDay" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "comment" TEXT,
    "decidedById" TEXT,
    "decidedAt" BIGINT,
    "version" INTEGER NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);

-- CreateIndex
CREATE INDEX "Minute_teamId_meetingOn_idx" ON "Minute"("teamId", "meetingOn");

-- CreateIndex
CREATE INDEX "Minute_followUpId_idx" ON "Minute"("followUpId");

-- CreateIndex
CREATE INDEX "VisitComment_visitId_at_idx" ON "VisitComment"("visitId", "at");

-- CreateIndex
CREATE INDEX "WorkPlan_teamId_state_firstDay_idx" ON "WorkPlan"("teamId", "state", "firstDay");

-- CreateIndex
CREATE UNIQUE INDEX "WorkPlan_personId_period_firstDay_key" ON "WorkPlan"("personId", "period", "firstDay");

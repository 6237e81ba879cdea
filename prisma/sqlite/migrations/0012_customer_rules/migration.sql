-- AlterTable
ALTER TABLE "Team" ADD COLUMN "setUpAt" BIGINT;
ALTER TABLE "Team" ADD COLUMN "visitsFrom" BIGINT;
ALTER TABLE "Team" ADD COLUMN "shadowUntil" BIGINT;
ALTER TABLE "Team" ADD COLUMN "visitPlan" INTEGER NOT NULL DEFAULT 1;

-- A team that is there already is at work: it needs no quiet start.
UPDATE "Team" SET "setUpAt" = "createdAt";

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN "visitDueOn" TEXT;
ALTER TABLE "Customer" ADD COLUMN "visitDueSetOn" TEXT;
ALTER TABLE "Customer" ADD COLUMN "visitPlan" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Customer_teamId_visitPlan_idx" ON "Customer"("teamId", "visitPlan");

-- AlterTable
ALTER TABLE "Visit" ADD COLUMN "isMeeting" BOOLEAN NOT NULL DEFAULT false;

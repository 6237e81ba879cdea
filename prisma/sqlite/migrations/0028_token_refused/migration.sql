-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "purgedAt" BIGINT;
ALTER TABLE "Workspace" ADD COLUMN "refusedAt" BIGINT;
ALTER TABLE "Workspace" ADD COLUMN "refusedReason" TEXT;
ALTER TABLE "Workspace" ADD COLUMN "uninstalledAt" BIGINT;

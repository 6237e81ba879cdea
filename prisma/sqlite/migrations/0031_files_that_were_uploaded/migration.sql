-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN "slackFileIds" TEXT NOT NULL DEFAULT '[]';

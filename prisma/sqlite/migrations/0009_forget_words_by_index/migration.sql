-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN "saidAt" BIGINT;

-- CreateIndex
CREATE INDEX "OutboxMessage_saidAt_idx" ON "OutboxMessage"("saidAt");

-- Words that were said before are forgotten in their time as well.
UPDATE "OutboxMessage" SET "saidAt" = "createdAt"
WHERE "kind" <> 'update' AND "content" LIKE '{"kind":"ready"%'
  AND "content" <> '{"kind":"ready","text":"","blocks":[]}';

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN "contentHash" TEXT;
ALTER TABLE "AuditEntry" ADD COLUMN "salt" TEXT;

-- Only the words of an entry may change, and only with their salt: where a person is erased.
DROP TRIGGER "AuditEntry_no_update";
CREATE TRIGGER "AuditEntry_no_update" BEFORE UPDATE ON "AuditEntry"
WHEN NEW."salt" IS NULL OR NEW."salt" IS OLD."salt"
  OR NEW."seq" IS NOT OLD."seq" OR NEW."workspaceId" IS NOT OLD."workspaceId"
  OR NEW."at" IS NOT OLD."at" OR NEW."actorId" IS NOT OLD."actorId"
  OR NEW."action" IS NOT OLD."action" OR NEW."subject" IS NOT OLD."subject"
  OR NEW."contentHash" IS NOT OLD."contentHash"
  OR NEW."previousHash" IS NOT OLD."previousHash" OR NEW."hash" IS NOT OLD."hash"
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

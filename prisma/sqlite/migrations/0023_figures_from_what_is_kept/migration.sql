-- DropIndex
DROP INDEX "TicketStage_teamId_endedAt_state_code_department_light_idx";

-- DropIndex
DROP INDEX "Visit_teamId_day_state_undoneAt_managerId_idx";

-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN "outlook" TEXT;

-- CreateTable
CREATE TABLE "KeyPersonMet" (
    "customerId" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "day" TEXT NOT NULL,

    PRIMARY KEY ("customerId", "contactId", "day")
);

-- CreateTable
CREATE TABLE "KeyPersonsUncounted" (
    "customerId" TEXT NOT NULL PRIMARY KEY
);

-- CreateIndex
CREATE INDEX "TicketStage_teamId_state_code_department_light_endedAt_idx" ON "TicketStage"("teamId", "state", "code", "department", "light", "endedAt");

-- CreateIndex
CREATE INDEX "Visit_teamId_managerId_state_undoneAt_day_idx" ON "Visit"("teamId", "managerId", "state", "undoneAt", "day");

-- Whatever changes whom a visit names: key persons met are then looked for anew.
CREATE TRIGGER "Visit_insert_uncounts" AFTER INSERT ON "Visit"
BEGIN
  INSERT INTO "KeyPersonsUncounted" ("customerId") SELECT NEW."customerId"
  WHERE NOT EXISTS (SELECT 1 FROM "KeyPersonsUncounted" u WHERE u."customerId" = NEW."customerId")
    AND EXISTS (SELECT 1 FROM "Contact" k WHERE k."customerId" = NEW."customerId"
      AND k."removedAt" IS NULL AND k."isKeyPerson");
END;
CREATE TRIGGER "Visit_update_uncounts" AFTER UPDATE OF "customerId", "day", "note", "quantities",
  "report", "state", "undoneAt" ON "Visit"
BEGIN
  INSERT INTO "KeyPersonsUncounted" ("customerId")
  SELECT c."id" FROM "Customer" c WHERE c."id" IN (OLD."customerId", NEW."customerId")
    AND NOT EXISTS (SELECT 1 FROM "KeyPersonsUncounted" u WHERE u."customerId" = c."id")
    AND EXISTS (SELECT 1 FROM "Contact" k WHERE k."customerId" = c."id"
      AND k."removedAt" IS NULL AND k."isKeyPerson");
END;
CREATE TRIGGER "Visit_delete_uncounts" AFTER DELETE ON "Visit"
BEGIN
  INSERT INTO "KeyPersonsUncounted" ("customerId") SELECT OLD."customerId"
  WHERE NOT EXISTS (SELECT 1 FROM "KeyPersonsUncounted" u WHERE u."customerId" = OLD."customerId");
END;
CREATE TRIGGER "Contact_insert_uncounts" AFTER INSERT ON "Contact"
BEGIN
  INSERT INTO "KeyPersonsUncounted" ("customerId") SELECT NEW."customerId"
  WHERE NOT EXISTS (SELECT 1 FROM "KeyPersonsUncounted" u WHERE u."customerId" = NEW."customerId");
END;
CREATE TRIGGER "Contact_update_uncounts" AFTER UPDATE OF "customerId", "name", "title", "isKeyPerson",
  "removedAt" ON "Contact"
BEGIN
  INSERT INTO "KeyPersonsUncounted" ("customerId")
  SELECT c."id" FROM "Customer" c WHERE c."id" IN (OLD."customerId", NEW."customerId")
    AND NOT EXISTS (SELECT 1 FROM "KeyPersonsUncounted" u WHERE u."customerId" = c."id");
END;
CREATE TRIGGER "Contact_delete_uncounts" AFTER DELETE ON "Contact"
BEGIN
  INSERT INTO "KeyPersonsUncounted" ("customerId") SELECT OLD."customerId"
  WHERE NOT EXISTS (SELECT 1 FROM "KeyPersonsUncounted" u WHERE u."customerId" = OLD."customerId");
END;

-- What is there already is counted by the bot in its first rounds; until then it is counted on reading.
INSERT INTO "KeyPersonsUncounted" ("customerId")
SELECT DISTINCT k."customerId" FROM "Contact" k WHERE k."removedAt" IS NULL AND k."isKeyPerson";

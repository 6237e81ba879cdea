-- AlterTable
ALTER TABLE "ImportRow" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'customer';
ALTER TABLE "ImportRow" ADD COLUMN "sheet" TEXT NOT NULL DEFAULT '';
ALTER TABLE "ImportRow" ADD COLUMN "line" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "ImportRow" ADD COLUMN "record" TEXT;

-- Rows of lists that are still open stand where they did.
UPDATE "ImportRow" SET "line" = "row";

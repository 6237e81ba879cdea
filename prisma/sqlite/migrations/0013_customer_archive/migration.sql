-- CreateTable
CREATE TABLE "SupplyPoint" (
    "customerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "mode" TEXT,
    "voltage" INTEGER,
    "capacityKva" INTEGER,
    "line" TEXT NOT NULL,
    "transformer" TEXT NOT NULL,

    PRIMARY KEY ("customerId", "position"),
    CONSTRAINT "SupplyPoint_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "decisionRole" TEXT,
    "phone" TEXT,
    "phoneDigits" TEXT,
    "email" TEXT,
    "birthday" TEXT,
    "language" TEXT,
    "isKeyPerson" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "createdById" TEXT NOT NULL,
    "removedAt" BIGINT,
    CONSTRAINT "Contact_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CreditRating" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "customerId" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "byId" TEXT NOT NULL,
    "fromGrade" TEXT,
    "toGrade" TEXT,
    "score" INTEGER,
    "reason" TEXT NOT NULL,
    CONSTRAINT "CreditRating_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN "region" TEXT;
ALTER TABLE "Customer" ADD COLUMN "industry" TEXT;
ALTER TABLE "Customer" ADD COLUMN "usageCategory" TEXT;
ALTER TABLE "Customer" ADD COLUMN "importance" TEXT;
ALTER TABLE "Customer" ADD COLUMN "hasOwnSource" BOOLEAN;
ALTER TABLE "Customer" ADD COLUMN "ownSource" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Customer" ADD COLUMN "tariffClass" TEXT;
ALTER TABLE "Customer" ADD COLUMN "isKeyAccount" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "Contact_customerId_removedAt_idx" ON "Contact"("customerId", "removedAt");

-- CreateIndex
CREATE INDEX "Contact_teamId_phoneDigits_idx" ON "Contact"("teamId", "phoneDigits");

-- CreateIndex
CREATE INDEX "CreditRating_customerId_at_idx" ON "CreditRating"("customerId", "at");

-- CreateTable
CREATE TABLE "CreditIncident" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "settledOn" TEXT,
    "note" TEXT NOT NULL,
    "loweredFrom" TEXT,
    "createdAt" BIGINT NOT NULL,
    "createdById" TEXT NOT NULL,
    CONSTRAINT "CreditIncident_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "CreditIncident_customerId_idx" ON "CreditIncident"("customerId");

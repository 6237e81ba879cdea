-- CreateTable
CREATE TABLE "ManagerChange" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "customerId" TEXT NOT NULL,
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "changedById" TEXT NOT NULL,
    CONSTRAINT "ManagerChange_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HandOver" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "customerIds" TEXT,
    "state" TEXT NOT NULL,
    "counts" TEXT NOT NULL,
    "went" TEXT NOT NULL,
    "askedById" TEXT NOT NULL,
    "askedAt" BIGINT NOT NULL,
    "appliedAt" BIGINT,
    CONSTRAINT "HandOver_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ManagerChange_customerId_seq_idx" ON "ManagerChange"("customerId", "seq");

-- CreateIndex
CREATE INDEX "Customer_managerId_idx" ON "Customer"("managerId");

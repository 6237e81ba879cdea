-- CreateTable
CREATE TABLE "Import" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileUrl" TEXT NOT NULL,
    "details" TEXT NOT NULL DEFAULT '{}',
    "createdAt" BIGINT NOT NULL,
    "appliedAt" BIGINT
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "importId" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "customerId" TEXT,
    "before" TEXT,
    "after" TEXT,
    "visitId" TEXT,
    "visitDay" TEXT,
    "problem" TEXT,
    "isUndone" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("importId", "row"),
    CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportHeader" (
    "teamId" TEXT NOT NULL,
    "header" TEXT NOT NULL,
    "column" TEXT NOT NULL,

    PRIMARY KEY ("teamId", "header")
);

-- CreateIndex
CREATE INDEX "Import_state_idx" ON "Import"("state");

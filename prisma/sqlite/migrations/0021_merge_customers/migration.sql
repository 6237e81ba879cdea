-- CreateTable
CREATE TABLE "CustomerMerge" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "fromId" TEXT NOT NULL,
    "intoId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "taken" TEXT NOT NULL,
    "kept" TEXT,
    "askedById" TEXT NOT NULL,
    "askedAt" BIGINT NOT NULL,
    "appliedAt" BIGINT,
    CONSTRAINT "CustomerMerge_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "CustomerMerge_fromId_state_idx" ON "CustomerMerge"("fromId", "state");

-- CreateIndex
CREATE INDEX "CustomerMerge_intoId_state_idx" ON "CustomerMerge"("intoId", "state");

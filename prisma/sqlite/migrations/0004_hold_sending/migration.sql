-- CreateTable
CREATE TABLE "SendingHold" (
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "heldUntil" BIGINT NOT NULL,
    "heldById" TEXT NOT NULL,
    "heldAt" BIGINT NOT NULL,

    PRIMARY KEY ("workspaceId", "kind")
);

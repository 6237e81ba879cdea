-- CreateTable
CREATE TABLE "BroughtTicket" (
    "ticketId" TEXT NOT NULL PRIMARY KEY,
    "teamId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    CONSTRAINT "BroughtTicket_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "BroughtTicket_teamId_key_key" ON "BroughtTicket"("teamId", "key");

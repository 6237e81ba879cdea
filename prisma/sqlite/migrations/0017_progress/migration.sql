-- CreateIndex
CREATE INDEX "TicketStage_teamId_endedAt_idx" ON "TicketStage"("teamId", "endedAt");

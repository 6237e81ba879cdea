-- DropIndex
DROP INDEX "Ticket_teamId_programme_state_dueAt_idx";

-- DropIndex
DROP INDEX "Ticket_teamId_state_dueAt_idx";

-- CreateIndex
CREATE INDEX "Ticket_teamId_state_dueAt_number_idx" ON "Ticket"("teamId", "state", "dueAt", "number");

-- CreateIndex
CREATE INDEX "Ticket_teamId_programme_state_dueAt_number_idx" ON "Ticket"("teamId", "programme", "state", "dueAt", "number");

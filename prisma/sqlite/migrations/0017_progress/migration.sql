-- DropIndex
DROP INDEX "Visit_customerId_day_idx";

-- CreateIndex
CREATE INDEX "Visit_customerId_day_state_undoneAt_idx" ON "Visit"("customerId", "day", "state", "undoneAt");

-- CreateIndex
CREATE INDEX "Visit_teamId_day_state_undoneAt_managerId_idx" ON "Visit"("teamId", "day", "state", "undoneAt", "managerId");

-- CreateIndex
CREATE INDEX "TicketStage_teamId_endedAt_state_code_department_light_idx" ON "TicketStage"("teamId", "endedAt", "state", "code", "department", "light");

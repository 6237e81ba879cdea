-- CreateIndex
CREATE INDEX "Customer_overdue_idx" ON "Customer"("teamId", "visitDueOn", "name" COLLATE NOCASE, "id", "managerId", "creditGrade", "voltage");

-- CreateIndex
CREATE INDEX "Customer_by_name_idx" ON "Customer"("teamId", "name" COLLATE NOCASE, "id", "visitDueOn", "managerId", "creditGrade", "voltage");

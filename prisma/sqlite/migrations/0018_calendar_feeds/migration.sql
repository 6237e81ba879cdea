-- CreateTable
CREATE TABLE "CalendarFeed" (
    "personId" TEXT NOT NULL PRIMARY KEY,
    "secretHash" TEXT NOT NULL,
    "withCustomers" BOOLEAN NOT NULL,
    "createdAt" BIGINT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_secretHash_key" ON "CalendarFeed"("secretHash");

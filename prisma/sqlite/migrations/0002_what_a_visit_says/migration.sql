-- Written by hand: Prisma would make the table anew and copy every visit.
ALTER TABLE "Visit" ADD COLUMN "quantities" TEXT NOT NULL DEFAULT '[]';

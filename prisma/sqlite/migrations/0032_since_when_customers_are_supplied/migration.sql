-- AlterTable
ALTER TABLE "Customer" ADD COLUMN "suppliedSince" TEXT;

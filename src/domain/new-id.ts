import { randomBytes, randomUUID } from 'node:crypto';

/** Makes a fresh id of the wanted kind. */
export type NewId = <Id extends string = string>() => Id;

/** Random ids; here a checked string takes its brand. */
export const randomId: NewId = <Id extends string = string>() => randomUUID() as string as Id;

/** 256 bits that nobody can guess, fit for an address. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

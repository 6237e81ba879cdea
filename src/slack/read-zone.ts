import { UserError } from '../domain/user-error.ts';
import { type ZoneName, zoneName } from '../domain/zoned-time.ts';

/** The zone of a name that somebody typed. @throws UserError where there is none */
export function readZone(zone: string): ZoneName {
  try {
    return zoneName(zone);
  } catch (error) {
    if (error instanceof RangeError) throw new UserError('error.zoneUnknown', { zone });
    throw error;
  }
}

/** How much of what is open is somebody's. */
export type OpenWork = {
  readonly followUps: number;
  readonly appointments: number;
  /** In hand, or waiting for them to accept. */
  readonly stages: number;
};

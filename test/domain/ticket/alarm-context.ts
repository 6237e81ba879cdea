import { defaultSettings, type Settings } from '../../../src/domain/settings.ts';
import type { AlarmContext, AlarmMoment } from '../../../src/domain/ticket/alarm-moments.ts';
import type { DeadlineContext } from '../../../src/domain/ticket/deadline-context.ts';
import { shown } from './limited-stage.ts';

export const alarmContext = (
  context: DeadlineContext,
  settings: Partial<Settings> = {},
): AlarmContext => ({ ...context, settings: { ...defaultSettings, ...settings } });

/** Each as `2026-09-29 08:00 0.5`, in order. */
export const told = (moments: readonly AlarmMoment<unknown>[]): readonly string[] =>
  moments.map((one) => `${shown(one.at)} ${one.step}`);

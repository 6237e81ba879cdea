import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addStage,
  changeOverallLimits,
  changeStage,
  limitsOfStage,
  type StageSettings,
  templateBounds,
} from '../../../src/domain/ticket/change-template.ts';
import { defaultTemplate } from '../../../src/domain/ticket/default-template.ts';
import { stagesBefore, templateOf } from '../../../src/domain/ticket/stage-order.ts';
import type { TicketTemplate } from '../../../src/domain/ticket/stage-template.ts';
import { UserError } from '../../../src/domain/user-error.ts';
import { sampleTicket } from '../../support/sample-records.ts';

const codes = defaultTemplate.stages.map(({ code }) => code);

function settingsOf(code: string, template: TicketTemplate = defaultTemplate): StageSettings {
  const { code: _code, isMandatory: _isMandatory, ...settings } = templateOf(code, template);
  const limits = template.profiles.map(
    ({ key }) => [key, limitsOfStage(template, key, code)] as const,
  );
  return { ...settings, limits: Object.fromEntries(limits) };
}

test.each(codes)('%s said as it is changes nothing', (code) => {
  expect(changeStage(defaultTemplate, code, settingsOf(code))).toEqual(defaultTemplate);
});

test('a new stage takes the place between those it comes after and those that wait for it', () => {
  const { template, code } = addStage(
    defaultTemplate,
    { ...settingsOf('SURVEY'), name: 'Budget', after: ['SURVEY'] },
    ['PLAN_EXT', 'PLAN_INT'],
  );
  expect(code).toBe('OWN_1');
  expect(template.stages.map((stage) => stage.code)).toEqual(codes.toSpliced(3, 0, 'OWN_1'));
  expect(stagesBefore('PLAN_EXT', sampleTicket, template)).toEqual(['OWN_1']);
  expect(stagesBefore('PLAN_INT', sampleTicket, template)).toEqual(['OWN_1']);
  expect(limitsOfStage(template, 'internal', 'OWN_1')).toEqual(
    limitsOfStage(defaultTemplate, 'internal', 'SURVEY'),
  );
  const next = addStage(template, { ...settingsOf('SURVEY'), name: 'Other' }, []);
  expect(next.code).toBe('OWN_2');
});

test('a stage that is not used any more is passed through', () => {
  const settings = settingsOf('CUSTOMER_OK');
  const template = changeStage(defaultTemplate, 'CUSTOMER_OK', {
    ...settings,
    condition: { voltage: 'none', important: false },
  });
  expect(stagesBefore('CONTRACT', sampleTicket, template)).toEqual(['PLAN_REPLY']);
});

test('so many stages and no more', () => {
  let template: TicketTemplate = defaultTemplate;
  while (template.stages.length < templateBounds.stages) {
    template = addStage(template, settingsOf('SURVEY'), []).template;
  }
  expect(() => addStage(template, settingsOf('SURVEY'), [])).toThrow(
    expect.objectContaining({ key: 'error.stagesMany' }),
  );
});

test('overall limits leave the stages as they are', () => {
  const changed = changeOverallLimits(defaultTemplate, {
    cap: { low: 5, 'high-single': 20, 'high-dual': 30 },
    greenFactor: 0.4,
    activeProfiles: ['internal'],
  });
  expect(changed).toEqual({
    ...defaultTemplate,
    cap: { low: 5, 'high-single': 20, 'high-dual': 30 },
    greenFactor: 0.4,
    profiles: defaultTemplate.profiles.map((profile) => ({
      ...profile,
      isActive: profile.key === 'internal',
    })),
  });
});

test('however stages are put one after the other, none waits for itself and all gates stay', () => {
  const change = fc.record({
    code: fc.constantFrom(...codes),
    after: fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      let template: TicketTemplate = defaultTemplate;
      for (const { code, after } of changes) {
        try {
          template = changeStage(template, code, { ...settingsOf(code, template), after });
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }
      // An order in which everything comes after what it waits for, if there is one.
      const placed = new Set<string>();
      for (let round = 0; round < template.stages.length; round += 1) {
        for (const stage of template.stages) {
          if (stage.after.every((one) => placed.has(one))) placed.add(stage.code);
        }
      }
      expect(placed.size).toBe(template.stages.length);
      const needed = new Set(['CONNECT']);
      for (let round = 0; round < template.stages.length; round += 1) {
        for (const one of [...needed]) {
          for (const before of templateOf(one, template).after) needed.add(before);
        }
      }
      const gates = ['COMPLETION_CHECK', 'EXT_WORKS', 'CONTRACT', 'DISPATCH'];
      expect(gates.filter((code) => !needed.has(code))).toEqual([]);
    }),
    { numRuns: 200, seed: 5 },
  );
});

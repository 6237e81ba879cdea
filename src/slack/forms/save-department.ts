import { z } from 'zod';
import { departmentKeys } from '../../domain/ticket/department-key.ts';
import { listDepartments, saveDepartment } from '../../usecases/departments.ts';
import { departmentSaved } from '../../views/department-list.ts';
import { defineForm } from '../define-form.ts';
import { rewrite } from '../reply.ts';

/** Keeps a department; the list that it was opened from shows it. */
export const saveDepartmentForm = defineForm({
  name: 'department:save',
  metadata: z.object({ key: z.enum(departmentKeys), responseUrl: z.string().nullable() }),
  firstField: 'name',
  fieldOf: { 'error.notInTeam': 'head' },
  async run({ values, people }, { key }, context) {
    const { refused } = await saveDepartment(context, {
      key,
      name: values.name?.trim() ?? '',
      channelId: values.channel ?? null,
      head: people.head?.[0] ?? null,
      members: people.members ?? [],
    });
    return rewrite(departmentSaved(await listDepartments(context), refused, context.words));
  },
});

import { z } from 'zod';
import { departmentKeys } from '../../domain/ticket/department-key.ts';
import { listDepartments, saveDepartment } from '../../usecases/departments.ts';
import { departmentSaved } from '../../views/department-list.ts';
import { defineForm } from '../define-form.ts';
import { rewrite } from '../reply.ts';

/** What the form showed when it was opened. */
const seen = z.object({
  name: z.string(),
  channelId: z.string().nullable(),
  head: z.string().nullable(),
  members: z.array(z.string()),
});

/** Keeps a department; the list that it was opened from shows it. */
export const saveDepartmentForm = defineForm({
  name: 'department:save',
  metadata: z.object({ key: z.enum(departmentKeys), responseUrl: z.string().nullable(), seen }),
  firstField: 'name',
  fieldOf: { 'error.notInTeam': 'head', 'error.departmentNameTaken': 'name' },
  async run({ values, people }, { key, seen }, context) {
    const input = {
      name: values.name?.trim() ?? '',
      channelId: values.channel ?? null,
      head: people.head?.[0] ?? null,
      members: people.members ?? [],
    };
    const { refused } = await saveDepartment(context, key, input, seen);
    return rewrite(departmentSaved(await listDepartments(context), refused, context.words));
  },
});

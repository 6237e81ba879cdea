import { z } from 'zod';
import { departmentKeys } from '../../domain/ticket/department-key.ts';
import { showDepartment } from '../../usecases/departments.ts';
import { allow } from '../../usecases/use-case-context.ts';
import { departmentForm } from '../../views/department-list.ts';
import { defineAction } from '../define-action.ts';
import { openForm } from '../reply.ts';

/** Opens the form of a department. */
export const editDepartmentAction = defineAction({
  name: 'department:edit',
  opensForm: true,
  value: z.object({ key: z.enum(departmentKeys) }),
  async run({ key }, context) {
    allow(context, { do: 'change-department' });
    const { responseUrl, words } = context;
    return openForm(departmentForm(await showDepartment(context, key), responseUrl, words));
  },
});

import type { FormHandler } from '../define-form.ts';
import { askHandOverForm } from './ask-hand-over.ts';
import { saveDoneForm, saveGiveForm, saveSeenForm, saveSnoozeForm } from './change-follow-up.ts';
import { changeActionForm, changeDecisionForm } from './change-minute.ts';
import { changeSeveralStagesForm } from './change-several-stages.ts';
import * as ticketForms from './change-ticket.ts';
import { chooseMergeFieldsForm } from './choose-merge-fields.ts';
import { commentVisitForm } from './comment-visit.ts';
import { importCalendarForm } from './import-calendar.ts';
import { saveAbsenceForm } from './save-absence.ts';
import { saveContactForm } from './save-contact.ts';
import { saveCustomerForm } from './save-customer.ts';
import { saveDepartmentForm } from './save-department.ts';
import { saveDocumentForm } from './save-document.ts';
import { saveFollowUpForm } from './save-follow-up.ts';
import { saveImportantDateForm } from './save-important-date.ts';
import { saveJournalForm } from './save-journal.ts';
import { decidePlanForm, savePlanForm } from './save-plan.ts';
import { saveProfileForm } from './save-profile.ts';
import { saveRulesForms } from './save-rules.ts';
import { saveChannelSettingsForm, saveOwnSettingsForm } from './save-settings.ts';
import { saveTeamForm } from './save-team.ts';
import { saveNewStageForm, saveOverallLimitsForm, saveStageSettingsForm } from './save-template.ts';
import { saveVisitForm } from './save-visit.ts';
import { addNoteForm, saveReportForm } from './save-visit-notes.ts';
import { sayColumnsForm } from './say-columns.ts';

/** Every form that can be sent. */
export const forms: readonly FormHandler[] = [
  saveVisitForm,
  saveReportForm,
  addNoteForm,
  commentVisitForm,
  saveFollowUpForm,
  saveCustomerForm,
  saveProfileForm,
  saveContactForm,
  sayColumnsForm,
  saveImportantDateForm,
  saveDocumentForm,
  saveOwnSettingsForm,
  saveChannelSettingsForm,
  saveJournalForm,
  saveAbsenceForm,
  saveTeamForm,
  saveDepartmentForm,
  askHandOverForm,
  chooseMergeFieldsForm,
  saveStageSettingsForm,
  saveNewStageForm,
  saveOverallLimitsForm,
  saveDoneForm,
  saveSnoozeForm,
  saveGiveForm,
  saveSeenForm,
  savePlanForm,
  decidePlanForm,
  changeDecisionForm,
  changeActionForm,
  importCalendarForm,
  changeSeveralStagesForm,
  ...saveRulesForms,
  ...Object.values(ticketForms),
];

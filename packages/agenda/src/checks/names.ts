/** Every check, by the sentence that it says. A name is part of the file format: dismissals and off-switches keep it. */
export const checkNames = [
  'workHasNoLead',
  'workHasNoPlanning',
  'workHasNoMoney',
  'planHasNoEvaluation',
  'themeHasNoAction',
  'moreThanTwoFocusGoals',
  'bodyHasTooFewOrTooManySeats',
  'totalContradictsText',
  'countContradictsText',
  'budgetDoesNotAddUp',
  'budgetYearIsShorterThanThePlan',
  'funderHasNoCompetentBoard',
  'statutoryTopicHasNoAgreement',
  'consultationHasNoDate',
  'personIsNamed',
  'assignmentIsNotSmart',
  'planningIsNotUnderstood',
  'referenceIsGone',
] as const

export type CheckName = (typeof checkNames)[number]

/** How far something is. */
export const progress = ['planned', 'running', 'done', 'atRisk', 'stopped'] as const

/** What a partner does in a line of work. The first two are those who answer for it. */
export const roleKinds = ['accountable', 'lead', 'performer', 'involved', 'informed'] as const

/** What kind of organisation a partner is. */
export const sectors = [
  'municipality',
  'childcare',
  'primary',
  'secondary',
  'special',
  'mbo',
  'hbo',
  'swv',
  'careYouth',
  'culture',
  'other',
] as const

/**
 * The topics on which a municipality, school boards and childcare must consult each other at least once a year (WPO
 * article 161, WVO article 118a): keep segregation away, further integration, fight educational disadvantage (with early
 * childhood education), and enrolment and admission.
 */
export const statutoryTopics = ['segregation', 'integration', 'disadvantage', 'admission'] as const
export type StatutoryTopic = (typeof statutoryTopics)[number]

/** Why something is on the agenda: the law asks it, or the partners chose it. */
export const bases = ['statutory', 'local'] as const

/** What the municipality does in a theme: support, direct, answer for it, or take part in the region. */
export const municipalRoles = ['supports', 'directs', 'answers', 'regional'] as const

/** What a competent board decided about a version of the agenda. */
export const decisions = ['agreed', 'agreedWithChanges', 'postponed', 'rejected'] as const

/** Kinds of body in which partners meet. */
export const bodyKinds = [
  'platform',
  'steeringGroup',
  'directionGroup',
  'agendaCommittee',
  'workingGroup',
  'table',
  'otherBody',
] as const

/** Where money comes from. */
export const fundKinds = ['leaBudget', 'gka', 'npo', 'oab', 'lumpSum', 'subsidy', 'ownMeans', 'otherFund'] as const

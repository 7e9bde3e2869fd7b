import { statutoryCoverageOf } from '../overviews/statutoryCoverage.ts'
import type { Check } from './finding.ts'

/** A topic of the yearly consultation without an agreement of the last twelve months. `detail` is the topic. */
export const statutoryTopicHasNoAgreement: Check = (facts) =>
  facts
    .ask(statutoryCoverageOf)
    .topics.flatMap(({ topic, isCovered, agreements, mentions }) =>
      isCovered ? [] : [{ block: agreements[0] ?? mentions[0] ?? null, detail: topic, others: agreements.slice(1) }],
    )

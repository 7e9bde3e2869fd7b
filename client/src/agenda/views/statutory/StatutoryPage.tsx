import {
  coverageWithin,
  type Facts,
  mayStandUnder,
  type StatutoryCoverage,
  statutoryCoverageOf,
  type TopicCoverage,
} from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { Table } from '../../../ui/Table.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useReadOnly } from '../../desk/reading.ts'
import { dayText } from '../../texts/dates.ts'
import { choiceLabel, fieldLabel, typeLabel } from '../../texts/labels.ts'
import { latestText } from '../../texts/latest.ts'
import '../../texts/moreLabels.ts'
import { useGoToBlock } from '../../work/useGoToBlock.ts'
import { BlockLink } from '../BlockLink.tsx'
import { Cell } from '../Cell.tsx'
import { openChoice } from '../OpenChoice.tsx'
import { useView, type View } from '../reading/useView.ts'
import { Shown, ViewFrame } from '../ViewFrame.tsx'

type Statutory = StatutoryCoverage & { readonly articles: readonly string[] }

const statutoryOf = (facts: Facts): Statutory => ({
  ...facts.ask(statutoryCoverageOf),
  articles: [...facts.tree.nodes.values()].filter(({ type }) => type === 'legalReference').map(({ id }) => id),
})

/** On which of the four topics of the law something was agreed in the last twelve months. */
export default function StatutoryPage() {
  const view = useView(statutoryOf)
  return (
    <ViewFrame name="statutory" view={view}>
      {(read) => (
        <>
          <Topics {...read} />
          <Articles {...read} />
        </>
      )}
    </ViewFrame>
  )
}

function Topics({ value, shows, mayBeOfYear, isFiltering }: View<Statutory>) {
  const all = value.topics.flatMap(({ agreements }) => agreements)
  const topics = value.topics.map((topic) => coverageWithin(topic, value.since, shows))
  const isUndated = topics.some(({ agreements, latest }) => agreements.length > 0 && latest === null)
  const counts = topics.map(({ agreements }) => agreements.length)
  const isUntouched = value.topics.every(({ agreements, mentions }) => agreements.length + mentions.length === 0)
  return (
    <section className="view__part">
      {isUntouched ? (
        <Notice kind="info" title={m.views_statutory_empty()}>
          <p>{m.views_statutory_empty_text()}</p>
        </Notice>
      ) : null}
      {isUndated ? <p className="view__note">{m.views_undated_text()}</p> : null}
      <Shown
        of={m.views_agreements().toLowerCase()}
        yearless={new Set(all.filter(mayBeOfYear)).size}
        shown={new Set(all.filter(shows)).size}
        total={new Set(all).size}
        isFiltering={isFiltering && all.length > 0}
      />
      <Table stacks label={m.views_statutory_caption()}>
        <caption>{m.views_statutory_caption()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.views_topic()}</th>
            <th scope="col">{m.views_covered({ since: dayText(value.since) })}</th>
            <th scope="col">{m.views_last_agreed()}</th>
            <th scope="col" className="lea-number">
              {m.views_number()}
            </th>
            <th scope="col">{m.views_agreements()}</th>
            <th scope="col">{m.views_mentions()}</th>
          </tr>
        </thead>
        <tbody>
          {topics.map((topic, at) => (
            <TopicRow key={topic.topic} topic={topic} whole={value.topics[at] ?? topic} since={value.since} />
          ))}
        </tbody>
        {isUntouched ? null : (
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {m.agenda_total()}
              </th>
              <td className="lea-number">{counts.reduce((sum, count) => sum + count, 0)}</td>
              <td colSpan={2} />
            </tr>
          </tfoot>
        )}
      </Table>
    </section>
  )
}

/** `topic`: what the filter leaves of it; `whole`: all that the agenda says. */
function TopicRow({ topic, whole, since }: { topic: TopicCoverage; whole: TopicCoverage; since: string }) {
  const { agreements, mentions } = topic
  return (
    <tr>
      <th scope="row">{choiceLabel(topic.topic)}</th>
      <td data-label={m.views_covered({ since: dayText(since) })}>
        {topic.isCovered ? (
          <StatusChip tone="positive" icon="check">
            {m.views_is_covered()}
          </StatusChip>
        ) : agreements.length === 0 && whole.agreements.length > 0 ? (
          <StatusChip tone="neutral">{m.views_not_covered_in_filter()}</StatusChip>
        ) : (
          <StatusChip tone="warning" icon="warning">
            {whyNot(topic)}
          </StatusChip>
        )}
      </td>
      <Cell label={m.views_last_agreed()}>{topic.latest === null ? '' : dayText(topic.latest)}</Cell>
      <td className="lea-number" data-label={m.views_number()}>
        {agreements.length}
      </td>
      <td data-label={m.views_agreements()}>
        {agreements.length === 0 ? null : <Blocks blocks={agreements} />}
        <AddAgreement topic={whole} />
      </td>
      <Cell label={m.views_mentions()}>{mentions.length === 0 ? '' : <Blocks blocks={mentions} />}</Cell>
    </tr>
  )
}

/** Writes down a new agreement on a topic, where the text speaks of that topic already, and goes there. */
function AddAgreement({ topic: { topic, mentions } }: { topic: TopicCoverage }) {
  const { session, work } = useOpenAgenda()
  const goToBlock = useGoToBlock()
  const readOnly = useReadOnly()
  const owner = mentions.find((id) => mayStandUnder('agreement', session.live.block(id)?.type ?? '')) ?? null
  return (
    <div className="lea-no-print">
      <Button
        small
        kind="quiet"
        icon="add"
        isDisabled={readOnly !== null}
        aria-label={`${m.views_add_agreement()}: ${choiceLabel(topic)}`}
        onPress={() => {
          const id = work.addTo(owner, 'agreement', { fields: { topics: [topic], basis: 'statutory' } })
          if (id !== undefined) goToBlock(id)
        }}
      >
        {m.views_add_agreement()}
      </Button>
    </div>
  )
}

/** What is missing: the agreement, its day, or one of this year. */
function whyNot({ agreements, latest }: TopicCoverage): string {
  if (agreements.length === 0) return m.views_not_covered_none()
  return latest === null ? m.views_not_covered_undated() : m.views_not_covered_old()
}

function Blocks({ blocks }: { blocks: readonly string[] }) {
  const { live } = useOpenAgenda().session
  return (
    <ul className="view-list">
      {blocks.map((block) => (
        <li key={block}>
          <BlockLink block={block} type={live.block(block)?.type ?? ''} title={live.block(block)?.titleText ?? ''} />{' '}
          {openChoice(live, block, 'agreedOn')}
        </li>
      ))}
    </ul>
  )
}

function Articles({ value, shows }: View<Statutory>) {
  const { live } = useOpenAgenda().session
  const shown = value.articles.filter(shows)
  if (shown.length === 0) return null
  return (
    <Table stacks label={m.views_articles_caption()}>
      <caption>{m.views_articles_caption()}</caption>
      <thead>
        <tr>
          <th scope="col">{typeLabel('legalReference')}</th>
          <th scope="col">{fieldLabel('law')}</th>
          <th scope="col">{fieldLabel('article')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((block) => {
          const view = live.block(block)
          return (
            <tr key={block}>
              <th scope="row">
                <BlockLink block={block} type="legalReference" title={view?.titleText ?? ''} />
              </th>
              <Cell label={fieldLabel('law')}>{latestText(view?.fields, 'law')}</Cell>
              <Cell label={fieldLabel('article')}>{latestText(view?.fields, 'article')}</Cell>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

import { type Facts, type FocusGoals, focusGoalsOf, type Links, linksOf, membersIn } from '@lea/agenda'
import { m } from '../../../paraglide/messages.js'
import { EmptyState } from '../../../ui/EmptyState.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Table } from '../../../ui/Table.tsx'
import { WideTable } from '../../../ui/WideTable.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useFields, useKindLabel, useReadOnly } from '../../desk/reading.ts'
import { ProgressChip } from '../../document/ProgressChip.tsx'
import { kindLabel } from '../../texts/labels.ts'
import { titleOf, untitled } from '../../texts/titleOf.ts'
import { BlockLink } from '../BlockLink.tsx'
import { hasEndlessWord } from '../Cell.tsx'
import { useView, type View } from '../reading/useView.ts'
import { usePlural } from '../usePlural.ts'
import { Shown, ToPage, ViewFrame } from '../ViewFrame.tsx'
import './LinksPage.css'

const linksAndGoals = (facts: Facts) => ({ links: facts.ask(linksOf), goals: facts.ask(focusGoalsOf) })

/** Which pillars serve which ambitions, how many serve each, and the focus goals of each. */
export default function LinksPage() {
  const view = useView(linksAndGoals)
  return (
    <ViewFrame name="links" view={view}>
      {(read) => (
        <>
          <LinkTable {...read} value={read.value.links} />
          <GoalTable {...read} value={read.value.goals} />
        </>
      )}
    </ViewFrame>
  )
}

/** All focus goals with what they stand under, and how many there are. */
function GoalTable({ value, shows }: View<readonly FocusGoals[]>) {
  const { live } = useOpenAgenda().session
  const [kind, name] = [useKindLabel('focusGoal'), usePlural('focusGoal')]
  const shown = value
    .map((each) => ({ ...each, goals: each.goals.filter(shows) }))
    .filter(({ goals }) => goals.length > 0)
  if (shown.length === 0) return null
  const count = shown.reduce((sum, { goals }) => sum + goals.length, 0)
  const caption = `${capitalised(name)} (${count})`
  return (
    <Table stacks label={caption}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{kind}</th>
          <th scope="col">{m.agenda_field_status()}</th>
        </tr>
      </thead>
      {shown.map(({ owner, title, goals }) => (
        <tbody key={owner}>
          <tr className="view-group">
            <th scope="rowgroup" colSpan={2}>
              {owner === null ? m.views_whole_agenda() : title.trim() || titleOf(live, owner)}{' '}
              <span className="view__aside">{goals.length}</span>
            </th>
          </tr>
          {goals.map((goal) => (
            <tr key={goal}>
              <th scope="row">
                <BlockLink block={goal} type="focusGoal" title={live.block(goal)?.titleText ?? ''} />
              </th>
              <td>
                <ProgressChip entries={live.block(goal)?.fields.status} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </Table>
  )
}

function LinkTable({ value, shows, mayBeOfYear, isFiltering }: View<Links>) {
  const [pillarKind, ambitionKind] = [useKindLabel('pillar'), useKindLabel('ambition')]
  const [pillarsName, ambitionsName] = [usePlural('pillar'), usePlural('ambition')]
  const { pillars, ambitions } = value
  if (pillars.length === 0 || ambitions.length === 0) {
    return <Missing hasPillars={pillars.length > 0} hasAmbitions={ambitions.length > 0} />
  }
  const shown = pillars.filter(({ pillar }) => shows(pillar))
  const caption = m.views_links_caption({ pillars: capitalised(pillarsName), ambitions: ambitionsName })
  const countOf = (ambition: string) => shown.filter((pillar) => pillar.ambitions.includes(ambition)).length
  return (
    <section className="view__part">
      <Shown
        of={pillarsName}
        yearless={pillars.filter(({ pillar }) => mayBeOfYear(pillar)).length}
        shown={shown.length}
        total={pillars.length}
        isFiltering={isFiltering}
      />
      {shown.length === 0 ? null : (
        <WideTable label={caption}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{pillarKind}</th>
              {ambitions.map(({ ambition, title }) => (
                <th
                  key={ambition}
                  scope="col"
                  className={hasEndlessWord(title) ? 'link-head lea-endless' : 'link-head'}
                >
                  {title || untitled(ambitionKind)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ pillar, title, ambitions: served, above }) => (
              <tr key={pillar}>
                <th scope="row">
                  <BlockLink block={pillar} type="pillar" title={title} />
                </th>
                {ambitions.map(({ ambition, title: ambitionTitle }) => (
                  <td key={ambition} className="link-cell">
                    <LinkCell
                      pillar={{ id: pillar, title }}
                      ambition={{ id: ambition, title: ambitionTitle }}
                      isLinked={served.includes(ambition)}
                      isUnder={ambition === above}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">
                {m.views_links_total({ count: ambitions.reduce((sum, { ambition }) => sum + countOf(ambition), 0) })}
              </th>
              {ambitions.map(({ ambition }) => (
                <td key={ambition} className="link-cell">
                  {countOf(ambition)}
                </td>
              ))}
            </tr>
          </tfoot>
        </WideTable>
      )}
    </section>
  )
}

type Titled = { id: string; title: string }

/** Whether a pillar serves an ambition, and the way to change that. What follows from its place is changed by moving it. */
function LinkCell({
  pillar,
  ambition,
  isLinked,
  isUnder,
}: {
  pillar: Titled
  ambition: Titled
  isLinked: boolean
  isUnder: boolean
}) {
  const { session, work } = useOpenAgenda()
  const readOnly = useReadOnly()
  const serves = useFields(pillar.id)?.serves
  if (readOnly !== null || isUnder)
    return isLinked ? (
      <>
        <Icon name="check" size={16} />
        <span className="lea-hidden">{m.views_yes()}</span>
      </>
    ) : null
  const link = () => {
    const entries = session.live.block(pillar.id)?.fields.serves ?? []
    const members = membersIn(entries)
    const others = members.filter((id) => id !== ambition.id)
    work.set(pillar.id, 'serves', others.length < members.length ? others : [...members, ambition.id], entries)
  }
  return (
    <label className="link-toggle">
      <input
        type="checkbox"
        // what the field says now: the table is read in an idle moment, and until then the tick would jump back
        checked={membersIn(serves).includes(ambition.id)}
        onChange={link}
        aria-label={m.views_links_serves({
          pillar: pillar.title || untitled(kindLabel(session.live, 'pillar')),
          ambition: ambition.title || untitled(kindLabel(session.live, 'ambition')),
        })}
      />
    </label>
  )
}

/** What has to be there before there is anything to link; what is there already isn't asked for. */
function Missing({ hasPillars, hasAmbitions }: { hasPillars: boolean; hasAmbitions: boolean }) {
  const [pillar, ambition] = [useKindLabel('pillar').toLowerCase(), useKindLabel('ambition').toLowerCase()]
  if (hasPillars)
    return (
      <EmptyState title={m.views_links_none({ kind: ambition })} actions={<ToPage page="document" />}>
        <p>{m.views_links_no_ambition({ pillar, ambition })}</p>
      </EmptyState>
    )
  if (hasAmbitions)
    return (
      <EmptyState title={m.views_links_none({ kind: pillar })} actions={<ToPage page="document" />}>
        <p>{m.views_links_no_pillar({ pillar, ambition })}</p>
      </EmptyState>
    )
  return (
    <EmptyState title={m.views_links_none_of_both({ pillar, ambition })} actions={<ToPage page="document" />}>
      <p>{m.views_links_neither({ pillar, ambition })}</p>
    </EmptyState>
  )
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

import { type CheckName, checkNames, type Finding, type Findings, findingsIn } from '@lea/agenda'
import { useRef, useState } from 'react'
import { m } from '../../../paraglide/messages.js'
import { Button } from '../../../ui/Button.tsx'
import { Loading } from '../../../ui/Frame.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { lazyPart } from '../../../ui/lazyPart.tsx'
import { Table } from '../../../ui/Table.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useReadOnly } from '../../desk/reading.ts'
import { checkLabel } from '../../texts/checkLabel.ts'
import { titleOf } from '../../texts/titleOf.ts'
import '../../texts/panelLabels.ts'
import { Cell } from '../Cell.tsx'
import { noOverview, useOverview, useView, type View } from '../reading/useView.ts'
import { Shown, ViewFrame } from '../ViewFrame.tsx'
import { pointText } from './findingText.ts'
import { type Point, pointsOf } from './points.ts'
import { Where } from './Where.tsx'
import './ChecksPage.css'

/** Fetched beside the page: most who look at it dismiss nothing. */
const DismissDialog = lazyPart(() => import('./DismissDialog.tsx'))
DismissDialog.preload().catch((error: unknown) => console.warn('A dialog is fetched later', error))

/** Fetched when a check is switched off. */
const ChecksOff = lazyPart(() => import('./ChecksOff.tsx'))

/** Fetched when something was dismissed. */
const DismissedFindings = lazyPart(() => import('./DismissedFindings.tsx'))

/** More than this of one check is shown when somebody asks: a thousand rows of the same hide the other checks. */
const atFirst = 25

/** What somebody should look at, check by check, with a way to say that it is right as it is. */
export default function ChecksPage() {
  const view = useView(noOverview)
  const { session } = useOpenAgenda()
  const findings = useOverview(findingsIn(session.doc))
  return (
    <ViewFrame name="checks" view={view}>
      {(read) => (findings === undefined ? <Loading /> : <Checks findings={findings} view={read} />)}
    </ViewFrame>
  )
}

function Checks({ findings, view }: { findings: Findings; view: View<null> }) {
  const { session, work } = useOpenAgenda()
  const [asked, setAsked] = useState<Point | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const { open, dismissed, off, dismissedOff } = findings
  const isAbout = ({ block, others = [] }: Finding, is: (block: string) => boolean) =>
    [block, ...others].some((id) => id !== null && is(id))
  const fits = (finding: Finding) => !view.isFiltering || isAbout(finding, view.shows)
  const points = pointsOf(open, (each) => each)
  const shown = points.filter(({ first }) => fits(first))
  const [toLookAt, toFillIn] = [shown.filter(isBegun), shown.filter((point) => !isBegun(point))]
  const shownDismissed = dismissed.filter(({ finding }) => fits(finding))
  const shownOff = dismissedOff.filter(({ finding }) => fits(finding))
  const set = (checks: readonly CheckName[], said: string) => {
    if (!work.set(null, 'checksOff', [...checks])) return
    work.voice.say(said)
    heading.current?.focus()
  }
  const groupsOf = (those: readonly Point[]) =>
    checkNames.map((check) => {
      const found = those.filter(({ first }) => first.check === check)
      return found.length === 0 ? null : (
        <Group
          key={check}
          check={check}
          found={found}
          onDismiss={setAsked}
          onOff={() => set([...off, check], m.views_said_check_off({ check: checkLabel(session.live, check) }))}
        />
      )
    })
  // what nobody has begun is counted apart: under its own heading
  const begun = points.filter(isBegun)
  return (
    <section className="view__part">
      <h2 ref={heading} tabIndex={-1} className="view__sum">
        {begun.length === 0 ? <Icon name="check" size={18} /> : null}
        {m.views_checks_count({ count: toLookAt.length })}
      </h2>
      <Shown
        of={m.views_checks_of()}
        yearless={begun.filter(({ first }) => !fits(first) && isAbout(first, view.mayBeOfYear)).length}
        shown={toLookAt.length}
        total={begun.length}
        isFiltering={view.isFiltering}
        isEmpty={shown.length === 0 && points.length > 0}
      />
      {groupsOf(toLookAt)}
      {toFillIn.length === 0 ? null : (
        <>
          <h2 className="view__heading">{m.views_to_fill_in({ count: toFillIn.length })}</h2>
          <p className="view__note">{m.views_to_fill_in_text()}</p>
          {groupsOf(toFillIn)}
        </>
      )}
      {shownDismissed.length === 0 ? null : <DismissedFindings dismissed={shownDismissed} />}
      {off.length === 0 ? null : (
        <ChecksOff
          off={off}
          onOn={(check) =>
            set(
              off.filter((each) => each !== check),
              m.views_said_check_on({ check: checkLabel(session.live, check) }),
            )
          }
        />
      )}
      {shownOff.length === 0 ? null : <DismissedFindings dismissed={shownOff} isOff />}
      {asked === null ? null : (
        <DismissDialog
          findings={asked.all}
          where={asked.first.block === null ? m.views_whole_agenda() : titleOf(session.live, asked.first.block)}
          onClose={() => setAsked(null)}
          onDismissed={() => {
            setAsked(null)
            work.voice.say(m.views_said_dismissed())
            // the row that the focus would go back to is about to go
            setTimeout(() => heading.current?.focus())
          }}
        />
      )}
    </section>
  )
}

function isBegun({ first }: Point): boolean {
  return first.isNotBegun !== true
}

function Group({
  check,
  found,
  onDismiss,
  onOff,
}: {
  check: CheckName
  found: readonly Point[]
  onDismiss: (point: Point) => void
  onOff: () => void
}) {
  const { live } = useOpenAgenda().session
  const readOnly = useReadOnly()
  const [showsAll, setShowsAll] = useState(false)
  const caption = `${checkLabel(live, check)} (${found.length})`
  const rows = showsAll ? found : found.slice(0, atFirst)
  const saysMore = found.some(({ all }) => pointText(all) !== '')
  return (
    <div className="view-list check" data-check={check}>
      <Table stacks label={caption}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{m.views_where()}</th>
            {saysMore ? <th scope="col">{m.views_finding()}</th> : null}
            <th scope="col" className="check__deed lea-no-print">
              <span className="lea-hidden">{m.views_deeds()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((point) => (
            <PointRow key={point.key} point={point} saysMore={saysMore} onDismiss={onDismiss} />
          ))}
        </tbody>
      </Table>
      <div className="check__deeds lea-no-print">
        {rows.length < found.length ? (
          <Button small kind="secondary" onPress={() => setShowsAll(true)}>
            {m.views_show_all({ count: found.length })}
          </Button>
        ) : null}
        <Button
          small
          kind="quiet"
          isDisabled={readOnly !== null}
          aria-label={m.views_check_off_label({ check: checkLabel(live, check) })}
          onPress={onOff}
        >
          {m.views_check_off()}
        </Button>
      </div>
    </div>
  )
}

function PointRow({
  point,
  saysMore,
  onDismiss,
}: {
  point: Point
  saysMore: boolean
  onDismiss: (point: Point) => void
}) {
  const { live } = useOpenAgenda().session
  const readOnly = useReadOnly()
  const { block } = point.first
  const where = block === null ? m.views_whole_agenda() : titleOf(live, block)
  return (
    <tr>
      <th scope="row">
        <Where finding={point.first} />
      </th>
      {saysMore ? <Cell>{pointText(point.all)}</Cell> : null}
      <td className="check__deed lea-no-print">
        <Button
          small
          kind="quiet"
          isDisabled={readOnly !== null}
          aria-label={m.views_dismiss_label({ where: [where, pointText(point.all)].filter(Boolean).join(', ') })}
          onPress={() => onDismiss(point)}
        >
          {m.views_dismiss()}
        </Button>
      </td>
    </tr>
  )
}

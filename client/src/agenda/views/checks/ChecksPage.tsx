import {
  type CheckName,
  checkNames,
  type Dismissed,
  type Finding,
  type Findings,
  findingKey,
  findingsIn,
  reopenFinding,
} from '@lea/agenda'
import { useRef, useState } from 'react'
import { m } from '../../../paraglide/messages.js'
import { Button } from '../../../ui/Button.tsx'
import { Loading } from '../../../ui/Frame.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { lazyPart } from '../../../ui/lazyPart.tsx'
import { refusalText } from '../../../ui/refusalText.ts'
import { Table } from '../../../ui/Table.tsx'
import { useOpenAgenda } from '../../desk/AgendaContext.ts'
import { useReadOnly } from '../../desk/reading.ts'
import { checkLabel } from '../../texts/checkLabel.ts'
import { kindLabel } from '../../texts/labels.ts'
import { titleOf } from '../../texts/titleOf.ts'
import '../../texts/panelLabels.ts'
import { BlockLink } from '../BlockLink.tsx'
import { Cell } from '../Cell.tsx'
import { noOverview, useOverview, useView, type View } from '../reading/useView.ts'
import { Shown, ViewFrame } from '../ViewFrame.tsx'
import { findingText } from './findingText.ts'
import './ChecksPage.css'

/** Fetched beside the page: most who look at it dismiss nothing. */
const DismissDialog = lazyPart(() => import('./DismissDialog.tsx'))
DismissDialog.preload().catch((error: unknown) => console.warn('A dialog is fetched later', error))

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
  const [asked, setAsked] = useState<Finding | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const { open, dismissed, off } = findings
  const fits = ({ block, others = [] }: Finding) =>
    !view.isFiltering || [block, ...others].some((id) => id !== null && view.shows(id))
  const shown = open.filter(fits)
  const set = (checks: readonly CheckName[], said: string) => {
    if (!work.set(null, 'checksOff', [...checks])) return
    work.voice.say(said)
    heading.current?.focus()
  }
  return (
    <section className="view__part">
      <h2 ref={heading} tabIndex={-1} className="view__sum">
        {open.length === 0 ? <Icon name="check" size={18} /> : null}
        {m.views_checks_count({ count: open.length })}
      </h2>
      <Shown shown={shown.length} total={open.length} isFiltering={view.isFiltering} />
      {checkNames.map((check) => {
        const found = shown.filter((finding) => finding.check === check)
        return found.length === 0 ? null : (
          <Group
            key={check}
            check={check}
            found={found}
            onDismiss={setAsked}
            onOff={() => set([...off, check], m.views_said_check_off({ check: checkLabel(session.live, check) }))}
          />
        )
      })}
      <DismissedFindings dismissed={dismissed.filter(({ finding }) => fits(finding))} />
      <ChecksOff
        off={off}
        onOn={(check) =>
          set(
            off.filter((each) => each !== check),
            m.views_said_check_on({ check: checkLabel(session.live, check) }),
          )
        }
      />
      {asked === null ? null : (
        <DismissDialog
          finding={asked}
          where={asked.block === null ? m.views_whole_agenda() : titleOf(session.live, asked.block)}
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

function Group({
  check,
  found,
  onDismiss,
  onOff,
}: {
  check: CheckName
  found: readonly Finding[]
  onDismiss: (finding: Finding) => void
  onOff: () => void
}) {
  const { live } = useOpenAgenda().session
  const readOnly = useReadOnly()
  const [showsAll, setShowsAll] = useState(false)
  const caption = `${checkLabel(live, check)} (${found.length})`
  const rows = showsAll ? found : found.slice(0, atFirst)
  const saysMore = found.some((finding) => findingText(finding) !== '')
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
          {rows.map((finding) => (
            <FindingRow key={findingKey(finding)} finding={finding} saysMore={saysMore} onDismiss={onDismiss} />
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

function FindingRow({
  finding,
  saysMore,
  onDismiss,
}: {
  finding: Finding
  saysMore: boolean
  onDismiss: (finding: Finding) => void
}) {
  const { live } = useOpenAgenda().session
  const readOnly = useReadOnly()
  const where = finding.block === null ? m.views_whole_agenda() : titleOf(live, finding.block)
  return (
    <tr>
      <th scope="row">
        <Where block={finding.block} />
      </th>
      {saysMore ? <Cell>{findingText(finding)}</Cell> : null}
      <td className="check__deed lea-no-print">
        <Button
          small
          kind="quiet"
          isDisabled={readOnly !== null}
          aria-label={m.views_dismiss_label({ where })}
          onPress={() => onDismiss(finding)}
        >
          {m.views_dismiss()}
        </Button>
      </td>
    </tr>
  )
}

/** Where a finding stands, and in what: there may be five actions called 'Evaluatie'. */
function Where({ block }: { block: string | null }) {
  const { live } = useOpenAgenda().session
  if (block === null) return m.views_whole_agenda()
  const type = live.block(block)?.type ?? ''
  const node = live.tree().nodes.get(block)
  const parent = node?.parent ?? null
  const kind = [kindLabel(live, type), node?.number].filter(Boolean).join(' ')
  return (
    <>
      <BlockLink block={block} type={type} title={titleOf(live, block)} />
      <span className="view__under">{parent === null ? kind : `${kind}, ${titleOf(live, parent)}`}</span>
    </>
  )
}

function DismissedFindings({ dismissed }: { dismissed: readonly Dismissed[] }) {
  const { session, work } = useOpenAgenda()
  const readOnly = useReadOnly()
  const heading = useRef<HTMLHeadingElement>(null)
  if (dismissed.length === 0) return null
  const reopen = (finding: Finding) => {
    const outcome = session.run((doc, writer) => reopenFinding(doc, writer, finding))
    if (!outcome.ok) return work.voice.refuse(refusalText(outcome.refusal))
    work.voice.say(m.views_said_reopened())
    heading.current?.focus()
  }
  const caption = m.views_dismissed_caption({ count: dismissed.length })
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="view__heading">
        {m.views_dismissed()}
      </h2>
      <Table stacks label={caption}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{m.views_where()}</th>
            <th scope="col">{m.views_finding()}</th>
            <th scope="col">{m.views_reason()}</th>
            <th scope="col" className="lea-no-print">
              <span className="lea-hidden">{m.views_deeds()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {dismissed.map(({ finding, reasons }) => (
            <tr key={findingKey(finding)}>
              <th scope="row">
                <Where block={finding.block} />
              </th>
              <td>{[checkLabel(session.live, finding.check), findingText(finding)].filter(Boolean).join('. ')}</td>
              <td data-label={m.views_reason()}>
                {reasons.map(({ value, by, deviceId }) => (
                  <p key={deviceId}>{m.views_reason_by({ reason: String(value), name: by })}</p>
                ))}
              </td>
              <td className="check__deed lea-no-print">
                <Button
                  small
                  kind="quiet"
                  isDisabled={readOnly !== null}
                  aria-label={m.views_reopen_label({
                    where: finding.block === null ? m.views_whole_agenda() : titleOf(session.live, finding.block),
                  })}
                  onPress={() => reopen(finding)}
                >
                  {m.views_reopen()}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}

function ChecksOff({ off, onOn }: { off: readonly CheckName[]; onOn: (check: CheckName) => void }) {
  const { live } = useOpenAgenda().session
  const readOnly = useReadOnly()
  if (off.length === 0) return null
  return (
    <>
      <h2 className="view__heading">{m.views_off()}</h2>
      <p className="view__note">{m.views_off_text()}</p>
      <ul className="view-list checks-off">
        {off.map((check) => (
          <li key={check}>
            <span>{checkLabel(live, check)}</span>
            <Button
              small
              kind="secondary"
              isDisabled={readOnly !== null}
              aria-label={m.views_check_on_label({ check: checkLabel(live, check) })}
              onPress={() => onOn(check)}
            >
              {m.views_check_on()}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

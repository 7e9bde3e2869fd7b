import { blocksWithYearsThatStay, countDisagreed, readOwnTemplate, type TemplateChoices } from '@lea/agenda'
import { type FormEvent, useCallback, useId, useMemo, useRef, useState } from 'react'
import { keepTemplate } from '../../device/changeTemplates.ts'
import { m } from '../../paraglide/messages.js'
import { afterFrame } from '../../session/afterFrame.ts'
import { useShelf, useShelfView } from '../../start/ShelfContext.ts'
import { useToast } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx'
import { clipped } from '../../ui/clipped.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { storeFailureMishap } from '../../ui/mishaps.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { useAgenda } from '../desk/reading.ts'
import { latestWords } from '../texts/latest.ts'
import { titleOf } from '../texts/titleOf.ts'
import { useGoToBlock } from '../work/useGoToBlock.ts'
import './TemplateDialog.css'

/** Keeps this agenda as a template on this device: its structure, for the next one that is made here. */
export function TemplateDialog({ onClose }: { onClose: () => void }) {
  const { session } = useOpenAgenda()
  const shelf = useShelf()
  const { forgets } = useShelfView()
  const toast = useToast()
  const [name, setName] = useState(latestWords(useAgenda().title))
  const [along, setAlong] = useState({ texts: false, amounts: false })
  const [isTried, setTried] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const takeFocus = useCallback((input: HTMLInputElement | null) => {
    field.current = input
    if (input === null) return
    // after the dialog, which notes first to what it gives the focus back
    afterFrame(() => {
      input.focus()
      input.select()
    })
  }, [])
  const form = useId()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '') return field.current?.focus()
    const failed = await shelf.try(({ database }) =>
      keepTemplate(database, name.trim(), readOwnTemplate(session.doc, along)),
    )
    if (failed === null) {
      onClose()
      toast({
        kind: 'positive',
        title: m.fields_template_kept({ name: clipped(name.trim()) }),
        text: forgets ? m.fields_template_in_window() : m.fields_template_kept_text(),
      })
    } else {
      const { happened, toDo } = storeFailureMishap(failed)
      toast({ kind: 'negative', title: m.fields_template_not_kept(), text: `${happened} ${toDo}`, stays: true })
    }
  }

  return (
    <Dialog
      isOpen
      title={m.fields_template_title()}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{m.ui_cancel()}</Button>
          <Button kind="primary" type="submit" form={form}>
            {m.fields_template_keep()}
          </Button>
        </>
      }
    >
      <form id={form} className="settings" onSubmit={submit} noValidate>
        <p>
          {m.fields_template_text()} {forgets ? m.fields_template_in_window() : m.fields_template_here()}
        </p>
        <TextField
          ref={takeFocus}
          label={m.fields_template_name()}
          value={name}
          onChange={setName}
          maxLength={200}
          required
          {...(isTried && name.trim() === '' ? { error: m.fields_template_name_missing() } : {})}
        />
        <CheckboxGroup
          label={m.fields_template_along()}
          choices={[
            { id: 'texts', label: m.fields_template_texts(), isChecked: along.texts },
            { id: 'amounts', label: m.fields_template_amounts(), isChecked: along.amounts },
          ]}
          onChange={(id, isChecked) => setAlong((now) => ({ ...now, [id]: isChecked }))}
        />
        <Disagreed along={along} />
        <YearsThatStay along={along} onLeave={onClose} />
      </form>
    </Dialog>
  )
}

/** A template has one value of a field, and which one isn't ours to choose. */
function Disagreed({ along }: { along: TemplateChoices }) {
  const { session, desk } = useOpenAgenda()
  const count = useMemo(() => countDisagreed(session.doc, along), [session, along])
  if (count === 0) return null
  return (
    <div>
      <p>{m.fields_template_disagreed({ count })}</p>
      <Button small onPress={() => desk.openDialog({ name: 'conflicts' })}>
        {m.agenda_conflicts_title()}
      </Button>
    </div>
  )
}

/** Where a year stays in sentences that go along as they are, each with the way to it. */
function YearsThatStay({ along, onLeave }: { along: TemplateChoices; onLeave: () => void }) {
  const { session } = useOpenAgenda()
  const goToBlock = useGoToBlock()
  const blocks = useMemo(() => blocksWithYearsThatStay(readOwnTemplate(session.doc, along)), [session, along])
  if (blocks.length === 0) return null
  return (
    <details className="years-that-stay">
      <summary>{m.fields_template_years({ count: blocks.length })}</summary>
      <p className="settings__text">{m.fields_template_years_text()}</p>
      <ul className="years-that-stay__list">
        {blocks.map((block) => (
          <li key={block}>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                onLeave()
                goToBlock(block)
              }}
            >
              {titleOf(session.live, block)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import DialogBox from '../../ui/DialogBox.tsx'
import '../../ui/Field.css'
import { Icon } from '../../ui/Icon.tsx'
import { useOpenAgenda } from '../desk/AgendaContext.ts'
import { kindLabel } from '../texts/labels.ts'
import '../texts/moreLabels.ts'
import { titleOf } from '../texts/titleOf.ts'
import { useGoToBlock } from '../work/useGoToBlock.ts'
import { isNamedBy, meantBy } from './meantBy.ts'
import './Palette.css'
import { AgendaSearch } from './search/AgendaSearch.ts'
import { bare, type Found } from './search/SearchIndex.ts'
import { agendaEntryId } from './search/searchEntry.ts'
import { snippetOf } from './search/snippet.ts'
import { standsAt } from './search/standsAt.ts'
import { type Target, useCommands, usePages } from './targets.ts'

type Group = { id: string; label: string; targets: readonly Target[] }

/** One field to find everything: blocks by any word in them, pages, and commands. A combobox with its list always open. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const id = useId()
  const [query, setQuery] = useState('')
  const [activeAt, setActiveAt] = useState(0)
  const blocks = { id: 'blocks', label: m.palette_blocks(), targets: useFoundBlocks(query) }
  const meant = meantBy(query, [...usePages(), ...useCommands()])
  const isPage = ({ id }: Target) => id.startsWith('page-')
  const pages = { id: 'pages', label: m.palette_pages(), targets: meant.filter(isPage) }
  const commands = { id: 'commands', label: m.palette_commands(), targets: meant.filter((one) => !isPage(one)) }
  const groups = inOrder(blocks, pages, commands, bare(query.trim())).filter(({ targets }) => targets.length > 0)
  const targets = groups.flatMap((group) => group.targets)
  const active = targets[Math.min(activeAt, targets.length - 1)]

  const take = (target: Target) => {
    if (target.keepsDialog !== true) onClose()
    target.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (event.key === 'Enter' && active) take(active)
    else if (step !== undefined && targets.length > 0) {
      const at = Math.min(activeAt, targets.length - 1) + step
      const isPage = Math.abs(step) > 1
      const next = isPage ? Math.max(0, Math.min(targets.length - 1, at)) : (at + targets.length) % targets.length
      setActiveAt(next)
    } else return
    event.preventDefault()
  }
  const activeId = active && `${id}-${active.id}`
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  return (
    <DialogBox size="large" title={m.palette_title()} onClose={onClose}>
      <div className="palette">
        <div className="palette__field">
          <Icon name="search" />
          <input
            // biome-ignore lint/a11y/noAutofocus: it is what the dialog was opened for
            autoFocus
            type="text"
            role="combobox"
            className="lea-input"
            aria-label={m.palette_label()}
            aria-expanded={targets.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={activeId}
            autoComplete="off"
            spellCheck={false}
            placeholder={m.palette_placeholder()}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setActiveAt(0)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <p className="lea-hidden" role="status">
          {query.trim() === '' ? '' : m.palette_found({ count: targets.length })}
        </p>
        {targets.length === 0 ? <p className="palette__none">{m.palette_none()}</p> : null}
        <div id={`${id}-list`} role="listbox" aria-label={m.palette_results()} className="palette__list">
          {groups.map((group) => (
            <Options key={group.id} id={id} group={group} active={active} onTake={take} />
          ))}
        </div>
      </div>
    </DialogBox>
  )
}

function Options({
  id,
  group,
  active,
  onTake,
}: {
  id: string
  group: Group
  active: Target | undefined
  onTake: (target: Target) => void
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox has no element of its own
    <div role="group" aria-labelledby={`${id}-${group.id}`}>
      <p id={`${id}-${group.id}`} className="palette__heading">
        {group.label}
      </p>
      {group.targets.map((target) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard, and runs the active option with Enter
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points at it
        <div
          key={target.id}
          id={`${id}-${target.id}`}
          role="option"
          aria-selected={target === active}
          className="palette__option"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(target)}
        >
          <span className="palette__words">
            {target.kind === undefined ? null : <span className="palette__kind">{target.kind} </span>}
            {target.label}
            {target.snippet === undefined || target.snippet === '' ? null : (
              <span className="palette__snippet"> {target.snippet}</span>
            )}
          </span>
          {target.shortcut === undefined ? null : <kbd className="palette__shortcut">{target.shortcut}</kbd>}
        </div>
      ))}
    </div>
  )
}

/** The blocks in which the words are found. What a colleague changes while the palette is open counts at the next letter. */
function useFoundBlocks(query: string): readonly Target[] {
  const { session, desk } = useOpenAgenda()
  const { live } = session
  const goToBlock = useGoToBlock()
  const search = useRef<AgendaSearch>(undefined)
  const [found, setFound] = useState<readonly (Found & { snippet: string })[]>([])

  useEffect(() => {
    const begun = new AgendaSearch(live)
    search.current = begun
    return () => begun.end()
  }, [live])

  const words = query.trim()
  useEffect(() => {
    let isOld = false
    const ask = async () => {
      const answer = words === '' ? [] : ((await search.current?.find(words)) ?? [])
      if (isOld) return
      setFound(answer.map((one) => ({ ...one, snippet: snippetOf(search.current?.wordsOf(one.id) ?? '', one.words) })))
    }
    void ask()
    return () => {
      isOld = true
    }
  }, [words])

  const { nodes } = live.tree()
  // people at a table point at a block by its number: '3.2', 'actie 3.2'
  const asked = bare(words)
  const numbered = [...nodes.values()].filter(
    ({ type, number }) => number !== '' && (number === asked || bare(`${kindLabel(live, type)} ${number}`) === asked),
  )
  const ofNumber = numbered.map(({ id }) => ({ id, snippet: '' }))
  const inWords = found.filter(({ id }) => !numbered.some((one) => one.id === id))
  return [...ofNumber, ...inWords].flatMap(({ id, snippet }): Target[] => {
    if (id === agendaEntryId) {
      const run = () => desk.openDialog({ name: 'settings' })
      return [{ id: 'agenda', label: m.agenda_settings(), snippet, run, keepsDialog: true }]
    }
    const node = nodes.get(id)
    if (!node) return []
    const kind = [kindLabel(live, node.type), node.number].filter(Boolean).join(' ')
    const around = [standsAt(live, id), snippet].filter(Boolean).join(' · ')
    return [{ id: `block-${id}`, label: titleOf(live, id), kind, snippet: around, run: () => goToBlock(id) }]
  })
}

/**
 * What is in the agenda comes first, unless one types the beginning of a page's name ('begr' is the budget, not one of its
 * lines), another word for a page or a command ('pdf'), or what one wants to do ('nieuwe actie').
 */
function inOrder(blocks: Group, pages: Group, commands: Group, query: string): readonly Group[] {
  if (query === '') return [pages, commands]
  const whole = (words: string) => bare(words).replace(/\s/g, '')
  const isNamed = ({ label }: Target) => whole(label).startsWith(whole(query))
  const hasWord = ({ also = '' }: Target) => bare(also).split(', ').includes(query)
  if (pages.targets.some((page) => isNamed(page) || hasWord(page))) return [pages, blocks, commands]
  const isAsked = (command: Target) => hasWord(command) || isNamedBy(query, command)
  return commands.targets.some(isAsked) ? [commands, pages, blocks] : [blocks, pages, commands]
}

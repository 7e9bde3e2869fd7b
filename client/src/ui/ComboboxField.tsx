import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { m } from '../paraglide/messages.js'
import './ComboboxField.css'
import { AriaLanguage } from './AriaLanguage.tsx'
import { afterPress } from './afterPress.ts'
import type { ComboboxProps } from './Combobox.tsx'
import './Field.css'
import { findChoices, isNamed } from './findChoices.ts'
import { Icon } from './Icon.tsx'
import './MenuList.css'

/** Key of the offer to make what was typed into a new choice. Ids of blocks never hold a space. */
const newChoice = 'new choice'

/** The field that `Combobox` fetches. */
export default function ComboboxField({
  label,
  labelIsHidden = false,
  description,
  choices,
  value,
  onChange,
  onCreate,
  typed: kept,
  takesTyped = false,
  createLabel,
  placeholder,
  small = false,
  isDisabled = false,
  autoFocus = false,
}: ComboboxProps) {
  const chosen = choices.find((choice) => choice.id === value)
  const [words, setWords] = useState<string | null>(null)
  /** What was typed and left without a choice: it stays, and is said not to be chosen yet. */
  const [left, setLeft] = useState(kept?.left ?? null)
  /** What one typed here since the last choice. The field itself puts other words in its place before it loses the focus. */
  const own = useRef<string | null>(null)
  const keptWords = kept?.left ?? null
  // words of an earlier visit come to stand in it, or those that stand in it are thrown away elsewhere
  useEffect(() => {
    if (own.current !== null) return
    setWords(null)
    setLeft(keptWords)
  }, [keptWords])
  const isLeaving = useRef(false)
  /** The keys went to one of the list. One that lies under the mouse, where the list happened to open, is nobody's choice. */
  const isAimed = useRef(false)
  const typed = (left ?? words ?? '').trim()
  const isFresh = typed !== '' && typed !== chosen?.label
  const { near, far } = isFresh ? findChoices(choices, typed) : { near: choices, far: [] }
  const offer = onCreate !== undefined && isFresh && !choices.some((choice) => isNamed(choice, typed))
  const items = [
    ...near,
    ...(offer ? [{ id: newChoice, label: createLabel?.(typed) ?? typed, note: undefined }] : []),
    ...far,
  ]
  /** Does something with what was typed, which is let go of once that is stored. */
  const settle = (deed?: () => void) => {
    const wasTyped = own.current !== null || left !== null
    // before the deed, which may move the focus: this field would be left with words
    own.current = null
    setWords(null)
    setLeft(null)
    deed?.()
    if (wasTyped && own.current === null) kept?.onTyped(null)
  }
  const choose = (key: string | null) =>
    settle(() => {
      if (key === newChoice) onCreate?.(typed)
      else if (key !== value) onChange(key)
    })
  const comeBack = () => {
    isLeaving.current = false
    isAimed.current = false
    own.current = left
    setWords(left)
    setLeft(null)
  }
  const leave = () => {
    isLeaving.current = true
    const words = own.current?.trim()
    if (words === undefined || words === chosen?.label) return settle()
    if (words === '') return choose(null)
    const named = choices.filter((choice) => isNamed(choice, words))
    if (named[0] && named.length === 1) return choose(named[0].id)
    const { near, far } = findChoices(choices, words)
    const isAllThereIs = value === null && near.length + far.length === 0
    if (onCreate && (takesTyped || isAllThereIs)) {
      // it may add a row above what is being pressed
      return afterPress(() => settle(() => onCreate(words)))
    }
    setLeft(own.current)
    own.current = null
  }
  return (
    <AriaLanguage>
      <ComboBox
        className={`lea-field lea-combobox${small ? ' lea-field--small' : ''}`}
        {...(labelIsHidden ? { 'aria-label': label } : {})}
        items={items}
        inputValue={left ?? words ?? chosen?.label ?? ''}
        selectedKey={value}
        onInputChange={setWords}
        onSelectionChange={(key) => {
          // The field repeats its choice when it is left, and says 'none' for one that isn't among what is listed then. Neither is
          // one's own choice; who takes the choice out leaves the field empty.
          if (isLeaving.current && (key === null || key === value || !isAimed.current)) return
          choose(key === null ? value : String(key))
        }}
        onFocus={comeBack}
        onBlur={leave}
        isInvalid={left !== null}
        menuTrigger="focus"
        allowsEmptyCollection
        isDisabled={isDisabled}
      >
        {labelIsHidden ? null : <Label className="lea-field__label">{label}</Label>}
        {description === undefined ? null : (
          <Text slot="description" className="lea-field__description">
            {description}
          </Text>
        )}
        <div
          className="lea-combobox__row"
          onKeyDownCapture={(event) => {
            if (event.key === 'Escape' && own.current !== null) settle()
            if (event.key === 'Tab') isLeaving.current = true
            if (event.key.startsWith('Arrow')) isAimed.current = true
            // nothing in the list has the arrow keys' attention: what was typed means the first of what it found
            const first = items[0]
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed === '' || first === undefined) return
            if (isAimed.current && (event.target as Element).hasAttribute('aria-activedescendant')) return
            // before the choice, which may move the focus: this Enter would press what has the focus then
            event.preventDefault()
            choose(first.id)
          }}
        >
          <Input
            className="lea-input"
            onInput={(event) => {
              const { value } = event.currentTarget
              own.current = value
              isAimed.current = false
              kept?.onTyped(value.trim() === '' ? null : value)
            }}
            autoFocus={autoFocus}
            {...(placeholder === undefined ? {} : { placeholder })}
          />
          <Button className="lea-combobox__arrow" aria-label={m.ui_show_choices()}>
            <Icon name="chevronDown" size={16} />
          </Button>
        </div>
        {left === null ? null : (
          <Text slot="errorMessage" className="lea-field__error">
            <Icon name="warning" size={16} />
            <span>{m.ui_not_chosen({ words: typed })}</span>
          </Text>
        )}
        <Popover className="lea-popover lea-combobox__popover" offset={4}>
          <ListBox<(typeof items)[number]>
            className="lea-options"
            renderEmptyState={() => <p className="lea-options__empty">{m.ui_nothing_found()}</p>}
          >
            {(item) => (
              <ListBoxItem id={item.id} textValue={item.label} className="lea-options__item">
                {item.id === newChoice ? <Icon name="add" size={16} /> : null}
                <span className="lea-menu__words">{item.label}</span>
                {item.note === undefined ? null : <span className="lea-menu__shortcut">{item.note}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </AriaLanguage>
  )
}
